/** An OpenAI-compatible server on loopback, so that the example runs with no account, no key and no download. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseJson, readBody } from './body.js';
import { HttpError } from './http-error.js';
import { complete } from './model.js';
import { EMBEDDED_MODEL, readRequest } from './request.js';
import { sendEvents } from './sse.js';
import { envelope, toChunks, toCompletion } from './wire.js';

export interface EmbeddedLlm {
  /** What an OpenAI client takes as `baseURL`. */
  baseURL: string;
  /** Made for this one server: another program on this machine cannot use it by accident. */
  apiKey: string;
  model: string;
  close(): Promise<void>;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function sendError(response: ServerResponse, error: unknown): void {
  // Once a stream has begun its status is sent: breaking off is all that is left to tell the client.
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const known = error instanceof HttpError ? error : new HttpError(500, 'internal_error', `The embedded model failed: ${String(error)}`);
  sendJson(response, known.status, known.toBody());
}

async function chatCompletions(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const chat = readRequest(parseJson(body));
  const reply = complete(chat);
  const head = envelope(body);
  if (chat.stream) await sendEvents(response, toChunks(reply, head, chat.includeUsage));
  else sendJson(response, 200, toCompletion(reply, head));
}

function listModels(_request: IncomingMessage, response: ServerResponse): void {
  sendJson(response, 200, { object: 'list', data: [{ id: EMBEDDED_MODEL, object: 'model', created: 0, owned_by: 'filigree' }] });
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

const ROUTES: Record<string, Record<string, Handler>> = {
  '/v1/chat/completions': { POST: chatCompletions },
  '/v1/models': { GET: listModels },
};

async function route(request: IncomingMessage, response: ServerResponse, apiKey: string): Promise<void> {
  if (request.headers.authorization !== `Bearer ${apiKey}`) {
    throw new HttpError(401, 'invalid_api_key', 'Wrong API key: expected the one that `startEmbeddedLlm()` returned.');
  }
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const methods = ROUTES[path];
  if (methods === undefined) {
    throw new HttpError(404, 'unknown_url', `Nothing at ${path}: expected one of ${Object.keys(ROUTES).join(', ')}.`);
  }
  const handler = methods[request.method ?? ''];
  if (handler === undefined) {
    throw new HttpError(405, 'method_not_allowed', `${path} takes ${Object.keys(methods).join(', ')}, got ${request.method}.`);
  }
  await handler(request, response);
}

/** Starts the server on a free port of 127.0.0.1. Close it, or the process stays up for it. */
export async function startEmbeddedLlm(): Promise<EmbeddedLlm> {
  const apiKey = `embedded-${randomBytes(16).toString('hex')}`;
  const server = createServer((request, response) => {
    route(request, response, apiKey).catch((error: unknown) => sendError(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    apiKey,
    model: EMBEDDED_MODEL,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
