import type { IncomingMessage } from 'node:http';
import type { Deadline } from './deadline.js';

/** More of an answer is never read: a destination cannot fill our memory. */
const MAX_BODY = 64 * 1024;

/**
 * The first 64 KiB of an answer's body, undecoded; the connection is closed when there is more. When the body breaks off,
 * a success is none, and rejects; of a refusal it is enough to know the status.
 */
export function readBody(response: IncomingMessage, deadline: Deadline): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = () => resolve(Buffer.concat(chunks, Math.min(size, MAX_BODY)));
    const cut = (reason: unknown) => (isSuccess(response) ? reject(reason) : done());
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size < MAX_BODY) return;
      done();
      response.destroy();
    });
    response.once('end', done);
    response.on('error', cut);
    response.once('close', () => cut(new Error('its answer broke off')));
    deadline.whenOver(cut);
  });
}

function isSuccess({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 200 && statusCode < 300;
}
