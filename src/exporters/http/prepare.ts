import { basicAuth } from './headers.js';
import { proxyFor } from './proxy.js';
import { secretsOf } from './secrets.js';
import type { Headers } from './headers.js';
import type { Proxy } from './proxy.js';
import type { HttpRequest } from './request.js';

/** A request as it goes out. */
export interface Prepared {
  readonly method: string;
  /** Without user and password. */
  readonly url: URL;
  /** All of them, in small letters. */
  readonly headers: Headers;
  readonly proxy: Proxy | undefined;
  /** What no message about the request may show. */
  secrets(): readonly string[];
}

/** @throws ExportError `denied` when the environment names a proxy that cannot be used. */
export function prepare({ method, url, headers }: HttpRequest): Prepared {
  const proxy = proxyFor(url);
  const all = { ...inUrl(url), ...smallLetters(headers), 'accept-encoding': 'identity' };
  return { method, url: withoutLogin(url), headers: all, proxy, secrets: () => secretsOf(url, { ...all, ...proxy?.headers }) };
}

function inUrl(url: URL): Headers {
  const authorization = basicAuth(url);
  return authorization === undefined ? {} : { authorization };
}

function smallLetters(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function withoutLogin(given: URL): URL {
  if (given.username === '' && given.password === '') return given;
  const url = new URL(given);
  url.username = '';
  url.password = '';
  return url;
}
