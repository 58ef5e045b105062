import { Connections } from './connections.js';
import { Deadline } from './deadline.js';
import { StaleConnection, exchange } from './exchange.js';
import { whenLast } from './last-resource.js';
import { outside } from './outside.js';
import { prepare } from './prepare.js';
import { maskBytes } from './secrets.js';
import { Slots } from './slots.js';
import { unanswered } from './unanswered.js';
import type { TlsOptions } from './tls-options.js';
import type { Prepared } from './prepare.js';
import type { HttpAnswer, HttpRequest } from './request.js';

export type { TlsOptions } from './tls-options.js';
export type { HttpAnswer, HttpRequest } from './request.js';

export interface HttpClientOptions {
  /** For everything from the wait for a connection to the last byte that is read. Default 10,000. */
  readonly timeoutMs?: number;
  /** Requests, and connections to one origin, at the same time. Default 4. */
  readonly connections?: number;
  /** Default: the authorities that Node trusts, and no certificate of our own. */
  readonly tls?: TlsOptions;
}

/**
 * Sends requests over kept connections. It follows no redirect, decompresses nothing, reads at most 64 KiB of a body, is not
 * traced by an OpenTelemetry instrumentation, and does not hold the process: whoever needs an answer at the end of a
 * program keeps it alive with a timer of its own.
 */
export class HttpClient {
  readonly #timeoutMs: number;
  readonly #connections: Connections;
  readonly #slots: Slots;
  readonly #running = new Set<Deadline>();

  /** @throws FiligreeError `FILIGREE_BAD_OPTION` when the certificates or the key cannot be read. */
  constructor({ timeoutMs = 10_000, connections = 4, tls }: HttpClientOptions = {}) {
    this.#timeoutMs = timeoutMs;
    this.#connections = new Connections(connections, tls);
    this.#slots = new Slots(connections);
  }

  /**
   * Resolves with any answer; rejects with an `ExportError` when there is none in time: `unavailable`, or `denied` when the
   * request or the proxy is configured in a way that it cannot be sent. No secret of the request is in the error.
   */
  send(request: HttpRequest): Promise<HttpAnswer> {
    return outside(() => this.#send(request));
  }

  /** Aborts what is under way and closes all connections. */
  close(): void {
    for (const deadline of this.#running) deadline.abort(new Error('the exporter was closed'));
    this.#connections.close();
  }

  async #send(request: HttpRequest): Promise<HttpAnswer> {
    const prepared = prepare(request);
    const deadline = new Deadline(this.#timeoutMs, request.signal);
    const stopLooking = whenLast(() => deadline.abort(new Error('nothing else kept the process alive')));
    this.#running.add(deadline);
    try {
      return await this.#inTurn(request, prepared, deadline);
    } catch (error) {
      throw unanswered(error, prepared);
    } finally {
      this.#running.delete(deadline);
      stopLooking();
      deadline.clear();
    }
  }

  async #inTurn(request: HttpRequest, prepared: Prepared, deadline: Deadline): Promise<HttpAnswer> {
    await this.#slots.take(deadline);
    try {
      const answer = await this.#exchange(request, prepared, deadline);
      return answer.body.length === 0 ? answer : { ...answer, body: maskBytes(answer.body, prepared.secrets()) };
    } finally {
      this.#slots.give();
    }
  }

  async #exchange({ body, idempotent = true }: HttpRequest, prepared: Prepared, deadline: Deadline): Promise<HttpAnswer> {
    const start = () => this.#connections.open(prepared, deadline);
    try {
      return await exchange(start, body, deadline);
    } catch (error) {
      if (!idempotent || !(error instanceof StaleConnection)) throw error;
      this.#connections.dropIdle();
      return await exchange(start, body, deadline);
    }
  }
}
