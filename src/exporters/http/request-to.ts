import { request as http } from 'node:http';
import { request as https } from 'node:https';
import type { ClientRequest } from 'node:http';
import type { RequestOptions } from 'node:https';

/**
 * Held from load on, in a bundle for CommonJS too: what a test of the program puts in their place later is not meant for us,
 * and msw, told to refuse requests that it does not know, ends the process over ours.
 */
const held = { http, https };

/** Begins a request by the protocol of its URL; the body is still to be written. */
export function requestTo<T extends RequestOptions>(url: URL, options: T): ClientRequest {
  return url.protocol === 'https:' ? held.https(url, options) : held.http(url, options);
}
