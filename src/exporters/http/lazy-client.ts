import { checkTls } from './tls-options.js';
import type { HttpClient, HttpClientOptions } from './client.js';
import type { HttpAnswer, HttpRequest } from './request.js';

/**
 * An `HttpClient` that is made with the first request: what it needs of Node takes longer to load than the rest of
 * filigree, and an exporter that the environment names is made at the start of every program.
 */
export class LazyHttpClient {
  readonly #options: HttpClientOptions;
  #client: Promise<HttpClient> | undefined;

  /** @throws FiligreeError `FILIGREE_BAD_OPTION` when the certificates or the key cannot be read. */
  constructor(options: HttpClientOptions = {}) {
    if (options.tls !== undefined) checkTls(options.tls);
    this.#options = options;
  }

  /** As `HttpClient.send`. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    const client = await (this.#client ??= load(this.#options));
    return client.send(request);
  }

  /** As `HttpClient.close`. */
  close(): void {
    void this.#client?.then((client) => client.close());
  }
}

async function load(options: HttpClientOptions): Promise<HttpClient> {
  const { HttpClient: Client } = await import('./client.js');
  return new Client(options);
}
