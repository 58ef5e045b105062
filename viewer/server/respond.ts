import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from './security-headers.js';
import type { Refusal } from './guard.js';

/** What a route answers. */
export interface Answer {
  status: number;
  type: string;
  body: string | Uint8Array;
  headers?: Readonly<Record<string, string>>;
}

export function json(value: unknown, status = 200): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

/** The text of a refusal never has anything of the program's in it but what `expected, got` needs. */
export function refuse({ status, error }: Refusal): Answer {
  return json({ error }, status);
}

export function html(body: string, status = 200): Answer {
  return { status, type: 'text/html; charset=utf-8', body };
}

/** Sends an answer with the headers that every answer has; of `HEAD`, only the headers. */
export function send(request: IncomingMessage, response: ServerResponse, { status, type, body, headers = {} }: Answer): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { ...SECURITY_HEADERS, 'Content-Type': type, 'Content-Length': bytes.length, ...headers });
  // A body that nobody wants is not waited for.
  response.end(request.method === 'HEAD' ? undefined : bytes, () => void (request.complete || request.socket.destroySoon()));
}
