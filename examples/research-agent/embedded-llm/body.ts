import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.js';

const MAX_BYTES = 8 * 1024 * 1024;

/** The body of a request as text. @throws HttpError 413 when it is larger than this server wants to hold. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new HttpError(413, 'request_too_large', `The body is too large: expected at most ${MAX_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** @throws HttpError 400 when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HttpError(400, 'invalid_json', `The body is not JSON: ${(error as Error).message}.`);
  }
}
