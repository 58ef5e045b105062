import { createHash } from 'node:crypto';
import { ExportError } from '../export-error.js';
import { LazyHttpClient } from '../http/lazy-client.js';
import { shownUrl, underPath } from '../http/destination.js';
import { VERSION } from '../version.js';
import { MinuteWindows } from './minute-windows.js';
import { RecentIds } from './recent-ids.js';
import { verdictOf } from './verdict.js';
import type { Call } from './call.js';
import type { Settings } from './settings.js';
import type { Verdict } from './verdict.js';

/** Requests of which it is remembered that they were taken. */
const REMEMBERED = 4096;

/** PandaProbe's HTTP API. Asks for one thing at a time and says what became of it; when to ask again is the caller's business. */
export class PandaProbeApi {
  readonly #base: URL;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #client: LazyHttpClient;
  readonly #windows = new MinuteWindows();
  readonly #taken = new RecentIds(REMEMBERED);

  constructor({ apiKey, endpoint, project, timeoutMs }: Settings) {
    this.#base = endpoint;
    this.#headers = { 'x-api-key': apiKey, 'x-project-name': project, 'content-type': 'application/json', 'user-agent': `filigree/${VERSION}` };
    this.#client = new LazyHttpClient({ timeoutMs });
  }

  /**
   * Sends a request, unless the very same one has been taken before: a batch that failed half-way comes again as a whole,
   * and each `POST /traces` counts against the plan's quota. Throws an `ExportError` when it was not looked at.
   */
  async send(call: Call, signal: AbortSignal): Promise<Verdict> {
    const id = requestId(call);
    if (this.#taken.has(id)) return { kind: 'taken', text: '' };
    const verdict = await this.#ask(call, id, signal);
    if (verdict.kind === 'taken' && call.body !== undefined) this.#taken.add(id);
    return verdict;
  }

  close(): void {
    this.#client.close();
  }

  async #ask(call: Call, id: string, signal: AbortSignal): Promise<Verdict> {
    const { body, idempotent, method, route } = call;
    const url = urlOf(this.#base, call);
    signal.throwIfAborted();
    this.#windows.count(route);
    const answer = await this.#client.send({ method, url, headers: { ...this.#headers, 'x-request-id': id }, body, signal, idempotent });
    const verdict = verdictOf(answer, call, shownUrl(url), this.#windows.left(route));
    if (verdict instanceof ExportError) throw verdict;
    return verdict;
  }
}

/** What a base URL has behind its `?`, such as a gateway's token, stays. */
function urlOf(base: URL, { path, query = '' }: Call): URL {
  const url = underPath(base, path);
  for (const [name, value] of new URLSearchParams(query)) url.searchParams.append(name, value);
  return url;
}

/** A UUID (version 8: made of what is sent) that the server logs with the request; the same when it is sent again. */
function requestId({ body = '', method, path, query = '' }: Call): string {
  const digest = createHash('sha256').update(`${method} ${path}?${query}\n${body}`).digest('hex');
  return [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(12, 15)}`, `a${digest.slice(15, 18)}`, digest.slice(18, 30)].join('-');
}
