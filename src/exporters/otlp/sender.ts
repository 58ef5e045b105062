import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ExportError } from '../export-error.js';
import { shownUrl } from '../http/destination.js';
import { LazyHttpClient } from '../http/lazy-client.js';
import { refusalOf } from '../http/refusal.js';
import { VERSION } from '../version.js';
import { partialSuccessOf, saysTooLarge } from './answer.js';
import type { ExportResult } from '../exporter.js';
import type { OtlpSettings } from './settings/options.js';

/** The protocol's own limit; a server may have a lower one. */
const MAX_BODY = 64 * 1024 * 1024;

/** The fastest level makes a quarter of spans of 2 KB, in 13 us each on a thread of its own. */
const GZIP = { level: 1 };
const compress = promisify(gzip);

/** Posts requests to one address. */
export class Sender {
  readonly destination: string;
  readonly #settings: OtlpSettings;
  readonly #client: LazyHttpClient;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(settings: OtlpSettings) {
    const { concurrency, timeoutMs, tls, url } = settings;
    this.#settings = settings;
    this.destination = shownUrl(url);
    this.#client = new LazyHttpClient({ timeoutMs, connections: concurrency, tls });
    this.#headers = headersOf(settings);
  }

  /** Resolves when the request was taken; rejects with an `ExportError`. */
  async send(request: Uint8Array, signal: AbortSignal): Promise<ExportResult | void> {
    if (request.length > MAX_BODY) throw new ExportError('too-large', `a request of ${request.length} bytes is over the ${MAX_BODY} that OTLP allows`);
    const body = this.#settings.gzip ? await compress(request, GZIP) : request;
    const answer = await this.#client.send({ method: 'POST', url: this.#settings.url, headers: this.#headers, body, signal });
    const refusal = refusalOf(answer, this.destination);
    if (refusal === undefined) return partialSuccessOf(answer);
    // The Collector answers 400 where the protocol has 413.
    throw answer.status === 400 && saysTooLarge(answer.body) ? new ExportError('too-large', refusal.message) : refusal;
  }

  close(): void {
    this.#client.close();
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
