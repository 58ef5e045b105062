import { ExportError } from '../export-error.js';
import { LazyHttpClient } from '../http/lazy-client.js';
import { refusalOf } from '../http/refusal.js';
import { escapeTerminal } from '../../text/escape.js';
import { safeJson } from '../../text/safe-json.js';
import { VERSION } from '../version.js';
import { Refused } from './refused.js';
import { readReply } from './reply.js';
import type { HttpAnswer } from '../http/client.js';
import type { Metadata } from '../../types.js';
import type { Reply } from './reply.js';
import type { FinishStatus, Registration, SpanDetails, SpanFinish } from './wire.js';

export interface ApiOptions {
  readonly apiUrl: string;
  readonly apiToken: string;
  /** For one request. */
  readonly timeoutMs: number;
  readonly connections: number;
}

/** An answer that says what was created. */
export type Created = Reply & { readonly id: string };

/** Answers that concern one operation: no such thing, not in this state, not of this form. */
const OF_ONE: ReadonlySet<number> = new Set([400, 404, 409, 422]);

/**
 * The operations of Prefactor's API that tracing needs. Each resolves to what the API said, rejects with `Refused` where it
 * will never take this one, and with an `ExportError` where it takes nothing at the moment.
 *
 * Keys stand at the top of the body: the header `Idempotency-Key` is read by no endpoint.
 */
export class PrefactorApi {
  readonly #http: LazyHttpClient;
  readonly #base: string;
  readonly #token: string;

  constructor({ apiToken, apiUrl, connections, timeoutMs }: ApiOptions) {
    this.#http = new LazyHttpClient({ timeoutMs, connections });
    this.#base = `${apiUrl.replace(/\/+$/, '')}/api/v1`;
    this.#token = apiToken;
  }

  async register(body: Registration, idempotency_key: string, signal?: AbortSignal): Promise<Created> {
    return this.#created(await this.#post('/agent_instance/register', { ...body, idempotency_key }, signal));
  }

  start(id: string, timestamp: string, idempotency_key: string, signal?: AbortSignal): Promise<Reply> {
    return this.#post(`/agent_instance/${id}/start`, { timestamp, idempotency_key }, signal);
  }

  finish(id: string, body: { status: FinishStatus; timestamp: string }, idempotency_key: string, signal?: AbortSignal): Promise<Reply> {
    return this.#post(`/agent_instance/${id}/finish`, { ...body, idempotency_key }, signal);
  }

  async createSpan(details: SpanDetails, idempotency_key: string, signal?: AbortSignal): Promise<Created> {
    return this.#created(await this.#post('/agent_spans', { details, idempotency_key }, signal));
  }

  finishSpan(id: string, body: SpanFinish, idempotency_key: string, signal?: AbortSignal): Promise<Reply> {
    return this.#post(`/agent_spans/${id}/finish`, { ...body, idempotency_key }, signal);
  }

  recordQuality(id: string, body: { name: string; payload: Metadata }, idempotency_key: string, signal?: AbortSignal): Promise<Reply> {
    return this.#post(`/agent_instance/${id}/record_quality`, { ...body, idempotency_key }, signal);
  }

  instance(id: string, signal?: AbortSignal): Promise<Reply> {
    return this.#send('GET', `/agent_instance/${id}`, undefined, signal);
  }

  close(): void {
    this.#http.close();
  }

  #post(path: string, body: object, signal: AbortSignal | undefined): Promise<Reply> {
    return this.#send('POST', path, safeJson(body), signal);
  }

  async #send(method: 'GET' | 'POST', path: string, body: string | undefined, signal: AbortSignal | undefined): Promise<Reply> {
    const answer = await this.#http.send({ method, url: new URL(this.#base + path), headers: this.#headers(body), body, signal });
    if (OF_ONE.has(answer.status)) throw new Refused(answer.status, `Prefactor answered ${answer.status} to ${method} ${path}${reasonIn(answer)}`);
    const refusal = refusalOf(answer, 'Prefactor');
    if (refusal !== undefined) throw refusal;
    const reply = readReply(answer.body);
    if (reply === undefined) throw this.#notTheApi();
    return reply;
  }

  #created(reply: Reply): Created {
    if (reply.id === undefined) throw this.#notTheApi();
    return reply as Created;
  }

  #notTheApi(): ExportError {
    return new ExportError('unavailable', `what answers at ${this.#base} is not the API of Prefactor`);
  }

  #headers(body: string | undefined): Record<string, string> {
    return {
      authorization: `Bearer ${this.#token}`,
      accept: 'application/json',
      // Prefactor's packages list themselves in this header, the outermost first.
      'x-prefactor-sdk': `filigree@${VERSION}`,
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
    };
  }
}

/** What the API says of a refusal, short; should it repeat the token, the HTTP client has masked that. */
function reasonIn({ body }: HttpAnswer): string {
  try {
    const { code, errors, message } = JSON.parse(body.toString()) as Record<string, unknown>;
    const fields = errors === undefined ? '' : ` ${JSON.stringify(errors)}`;
    return escapeTerminal(`: ${String(code)}, ${String(message)}${fields}`.slice(0, 300));
  } catch {
    return '';
  }
}
