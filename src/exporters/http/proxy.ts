import { getProxyForUrl } from 'proxy-from-env';
import { ExportError } from '../export-error.js';
import { basicAuth } from './headers.js';
import type { Headers } from './headers.js';

/** A proxy on the way to a destination. */
export interface Proxy {
  /** Without user and password. */
  readonly url: URL;
  /** The login, if its URL has one. */
  readonly headers: Headers;
}

/** As Go does it, and other than curl: this machine is never reached through a proxy, so a collector on it needs no NO_PROXY. */
const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * The proxy that HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, in capitals or not, name for a URL.
 * @throws ExportError `denied` when it is none that can be used; the variable's value is not in its message.
 */
export function proxyFor(url: URL): Proxy | undefined {
  const text = LOOPBACK.test(url.hostname) ? '' : getProxyForUrl(url.href);
  if (text === '') return undefined;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy?.protocol !== 'http:' && proxy?.protocol !== 'https:') throw unusable(url, proxy);
  const login = basicAuth(proxy);
  return { url: new URL(proxy.origin), headers: login === undefined ? {} : { 'proxy-authorization': login } };
}

function unusable({ origin, protocol }: URL, proxy: URL | undefined): ExportError {
  const got = proxy === undefined ? 'what is no URL' : `one of the protocol \`${proxy.protocol}\``;
  const variable = `${protocol.slice(0, -1).toUpperCase()}_PROXY`;
  return new ExportError('denied', `${origin} was not asked: expected the proxy in \`${variable}\` to be such as \`http://proxy.example.com:3128\`, got ${got}`);
}
