import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { ExportError } from '../export-error.js';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** Aborts the request. */
  readonly signal?: AbortSignal;
}

/** What came back, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** At most 64 KiB of the body. */
  readonly body: Buffer;
}

export interface HttpClientOptions {
  /** For everything from the connection to the last byte that is read. Default 10,000. */
  readonly timeoutMs?: number;
  /** Connections at the same time. Default 4. */
  readonly connections?: number;
  /** Certificates, in PEM: of the authority that signed the server's, and the client's own. Default: those of the system. */
  readonly tls?: { readonly ca?: string | Buffer; readonly key?: string | Buffer; readonly cert?: string | Buffer };
}

const MAX_BODY = 64 * 1024;

/** Keep-alive requests to one destination. Follows no redirect, and reads no more of an answer than it needs. */
export class HttpClient {
  readonly #timeoutMs: number;
  readonly #agents: { http: HttpAgent; https: HttpsAgent };

  constructor({ timeoutMs = 10_000, connections = 4, tls = {} }: HttpClientOptions = {}) {
    this.#timeoutMs = timeoutMs;
    const options = { keepAlive: true, maxSockets: connections };
    this.#agents = { http: new HttpAgent(options), https: new HttpsAgent({ ...options, ...tls }) };
  }

  /** Resolves with any answer; rejects with an `ExportError` of the kind `unavailable` when there is none in time. */
  send({ method, url, headers, body, signal }: HttpRequest): Promise<HttpAnswer> {
    const secure = url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      const limit = AbortSignal.timeout(this.#timeoutMs);
      const either = signal === undefined ? limit : AbortSignal.any([limit, signal]);
      const sent = (secure ? httpsRequest : httpRequest)(url, { method, headers, agent: secure ? this.#agents.https : this.#agents.http, signal: either }, (response) => {
        readBody(response).then((read) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read }), fail);
      });
      sent.on('error', fail);
      sent.end(body);
      function fail(error: Error): void {
        reject(new ExportError('unavailable', `${url.origin} did not answer (${error.message})`, { cause: error }));
      }
    });
  }

  close(): void {
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }
}

async function readBody(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MAX_BODY) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_BODY);
}
