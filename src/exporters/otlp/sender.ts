import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ExportError } from '../export-error.js';
import { LazyHttpClient } from '../http/lazy-client.js';
import { refusalOf } from '../http/refusal.js';
import { VERSION } from '../version.js';
import { partialSuccessOf, saysTooLarge } from './answer.js';
import type { ExportResult } from '../exporter.js';
import type { HttpAnswer } from '../http/client.js';
import type { OtlpSettings } from './settings/options.js';

/** The protocol's own limit; a server may have a lower one. */
const MAX_BODY = 64 * 1024 * 1024;

/** The fastest level makes a quarter of spans of 2 KB, in 13 us each on a thread of its own. */
const GZIP = { level: 1 };
const compress = promisify(gzip);

/** Shorter values are no secrets, and would be found in any text. */
const SECRET_LENGTH = 6;

/** Posts requests to one address. */
export class Sender {
  readonly destination: string;
  readonly #settings: OtlpSettings;
  readonly #client: LazyHttpClient;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(settings: OtlpSettings) {
    const { concurrency, timeoutMs, tls, url } = settings;
    this.#settings = settings;
    this.destination = `${url.origin}${url.pathname}`;
    this.#client = new LazyHttpClient({ timeoutMs, connections: concurrency, tls });
    this.#headers = headersOf(settings);
  }

  /** Resolves when the request was taken; rejects with an `ExportError` that names no header's value. */
  async send(request: Uint8Array, signal: AbortSignal): Promise<ExportResult | void> {
    if (request.length > MAX_BODY) throw new ExportError('too-large', `a request of ${request.length} bytes is over the ${MAX_BODY} that OTLP allows`);
    const body = this.#settings.gzip ? await compress(request, GZIP) : request;
    const answer = await this.#post(body, signal).catch((error: unknown) => {
      throw this.#withoutSecrets(error);
    });
    return this.#resultOf(answer);
  }

  close(): void {
    this.#client.close();
  }

  #post(body: Uint8Array, signal: AbortSignal): Promise<HttpAnswer> {
    return this.#client.send({ method: 'POST', url: this.#settings.url, headers: this.#headers, body, signal });
  }

  #resultOf(answer: HttpAnswer): ExportResult | void {
    const refusal = refusalOf(answer, this.destination);
    if (refusal === undefined) return partialSuccessOf(answer);
    // The Collector answers 400 where the protocol has 413.
    if (answer.status === 400 && saysTooLarge(answer.body)) throw this.#withoutSecrets(new ExportError('too-large', refusal.message));
    throw this.#withoutSecrets(refusal);
  }

  /** A server can repeat what it was sent; a header of the user's is not for logs. */
  #withoutSecrets(error: unknown): unknown {
    if (!(error instanceof ExportError)) return error;
    const secrets = Object.values(this.#settings.headers).filter((value) => value.length >= SECRET_LENGTH);
    const message = secrets.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), error.message);
    return message === error.message ? error : new ExportError(error.kind, message, { retryAfterMs: error.retryAfterMs });
  }
}

/** No `charset` behind the type: Phoenix refuses it. What describes the body is ours to say. */
function headersOf({ gzip: compressed, headers, protocol }: OtlpSettings): Readonly<Record<string, string>> {
  const own: Record<string, string> = { 'content-type': protocol === 'json' ? 'application/json' : 'application/x-protobuf' };
  if (compressed) own['content-encoding'] = 'gzip';
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const described = new Set(['content-type', 'content-encoding', 'content-length', 'transfer-encoding']);
  return { 'user-agent': `filigree/${VERSION}`, ...Object.fromEntries(given.filter(([name]) => !described.has(name))), ...own };
}
