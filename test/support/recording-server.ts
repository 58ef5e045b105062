import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** A request as it came, its body whole and unzipped. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The body as JSON. */
  readonly json: never;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** A string or bytes as they are, anything else as JSON. */
  readonly body?: unknown;
}

/** Answers a request: with a reply, or by itself through `response` (then it returns nothing). */
export type Answer = (request: Recorded, response: ServerResponse) => Reply | void | Promise<Reply | void>;

/** A real HTTP server on loopback that keeps every request. */
export class RecordingServer {
  readonly requests: Recorded[] = [];
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
      const recorded: Recorded = { method: request.method!, path: request.url!, headers: request.headers, body, get json() { return JSON.parse(body.toString()) as never; } };
      this.requests.push(recorded);
      void this.#reply(recorded, response);
    });
  });
  /** How it answers; change it at any time. */
  answer: Answer;

  private constructor(answer: Answer) {
    this.answer = answer;
  }

  static async start(answer: Answer = () => ({ status: 200 })): Promise<RecordingServer> {
    const server = new RecordingServer(answer);
    await server.listen(0);
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Listens (again), so that a destination can come back under the same address. */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #reply(request: Recorded, response: ServerResponse): Promise<void> {
    const reply = await this.answer(request, response);
    if (reply === undefined) return;
    const { status = 200, headers = {}, body = '' } = reply;
    const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    response.writeHead(status, { ...(typeof body === 'object' && !Buffer.isBuffer(body) && { 'content-type': 'application/json' }), ...headers }).end(text);
  }
}
