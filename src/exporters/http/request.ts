import type { IncomingHttpHeaders } from 'node:http';

/** One request. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** A user and a password in it become an `authorization` header, unless `headers` has one. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** Aborts the request. */
  readonly signal?: AbortSignal;
  /**
   * Whether the destination takes the same request twice as one. If so, a request that a kept connection broke under,
   * before any answer, is sent again at once on a new one. Default `true`: what exporters send has ids.
   */
  readonly idempotent?: boolean;
}

/** What came back, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** At most 64 KiB of the body, as it came: never decompressed. What of it is a secret of the request is masked. */
  readonly body: Buffer;
}
