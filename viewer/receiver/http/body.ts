import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CODE, Refusal } from './refusal.js';
import type { IncomingMessage } from 'node:http';

/** The limit of the specification, zipped and unzipped: https://opentelemetry.io/docs/specs/otlp/#otlphttp-request */
export const MAX_BODY = 64 * 1024 * 1024;

const unzip = promisify(gunzip);

/**
 * The whole body, unzipped. No more of it is kept than the limit, however far a small one would unzip.
 * @throws Refusal
 */
export async function readBody(request: IncomingMessage, space: Space): Promise<Buffer> {
  const zipped = isZipped(request);
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Without destroying the request: its connection has to carry the refusal.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BODY) throw tooLarge();
      space.take(chunk.length);
      chunks.push(chunk);
    }
  } finally {
    space.give(chunks.reduce((sum, { length }) => sum + length, 0));
  }
  const body = Buffer.concat(chunks);
  return zipped ? unzipped(body) : body;
}

/** Memory for all bodies that are being read: many slow requests together have a limit too. */
export class Space {
  #left = 4 * MAX_BODY;

  take(bytes: number): void {
    if (bytes > this.#left) throw new Refusal(503, CODE.UNAVAILABLE, 'too many requests at the same time', { 'retry-after': '1' });
    this.#left -= bytes;
  }

  give(bytes: number): void {
    this.#left += bytes;
  }
}

function isZipped({ headers }: IncomingMessage): boolean {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return false;
  if (encoding === 'gzip') return true;
  throw new Refusal(415, CODE.INVALID_ARGUMENT, 'expected `gzip` or nothing as the content encoding', { 'accept-encoding': 'gzip' });
}

async function unzipped(body: Buffer): Promise<Buffer> {
  try {
    return await unzip(body, { maxOutputLength: MAX_BODY });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new Refusal(400, CODE.INVALID_ARGUMENT, 'expected a body in gzip');
  }
}

function tooLarge(): Refusal {
  return new Refusal(413, CODE.RESOURCE_EXHAUSTED, `expected a body of at most ${MAX_BODY} bytes, unzipped too; send fewer spans at a time`);
}
