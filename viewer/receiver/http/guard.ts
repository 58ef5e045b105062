import { CODE, Refusal } from './refusal.js';
import type { IncomingHttpHeaders } from 'node:http';

/** Names of this machine that no DNS server answers for. Any port: a forwarded one has another number. */
const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Lets in only programs on this machine: a web page must not be able to write into the store. A page reaches loopback
 * under a name of its own (DNS rebinding), which `Host` shows, or from its own origin, which browsers tell in `Origin` and
 * `Sec-Fetch-Site`. SDKs send neither.
 * @throws Refusal
 */
export function guard({ host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders): void {
  if (host === undefined || !LOCAL.test(host)) throw new Refusal(421, CODE.PERMISSION_DENIED, 'expected `localhost` or `127.0.0.1` as the host');
  if (origin !== undefined || (site !== undefined && site !== 'none')) {
    throw new Refusal(403, CODE.PERMISSION_DENIED, 'expected a program; web pages cannot send traces here');
  }
}
