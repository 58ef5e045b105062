import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Names } from './names.js';
import { requestTo } from './request-to.js';
import { checkTls } from './tls-options.js';
import { TunnelAgent } from './tunnel.js';
import type { ClientRequest } from 'node:http';
import type { AgentOptions } from 'node:https';
import type { Deadline } from './deadline.js';
import type { Prepared } from './prepare.js';
import type { Proxy } from './proxy.js';
import type { TlsOptions } from './tls-options.js';
import type { TunnelledRequest } from './tunnel.js';

/** A connection that is idle for longer may have been forgotten by a firewall on the way, and would swallow a request. */
const IDLE_MS = 30_000;

/** When an address has not answered for so long, the next one is tried beside it (RFC 8305, section 5). */
const NEXT_ADDRESS_MS = 250;

/** Node's own default, which the program can raise for its servers. */
const MAX_HEAD = 16 * 1024;

/** Kept connections to destinations, direct or through proxies; never more than a number of them for one origin. */
export class Connections {
  readonly #options: AgentOptions;
  readonly #http: HttpAgent;
  readonly #https: HttpsAgent;
  readonly #tunnels = new Map<string, TunnelAgent>();

  /** @throws FiligreeError `FILIGREE_BAD_OPTION` when the certificates or the key cannot be read. */
  constructor(limit: number, tls: TlsOptions = {}) {
    const { lookup } = new Names();
    const shared = { keepAlive: true, maxSockets: limit, timeout: IDLE_MS, lookup, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS };
    // Given here so that neither NODE_TLS_REJECT_UNAUTHORIZED nor --tls-min-v1.0 opens what is sent to others.
    this.#options = { ...shared, ...checkTls(tls), rejectUnauthorized: true, minVersion: 'TLSv1.2' };
    this.#http = new HttpAgent(shared);
    this.#https = new HttpsAgent(this.#options);
  }

  /** Begins a request; its body is still to be written. */
  open({ method, url, headers, proxy }: Prepared, deadline: Deadline): ClientRequest {
    const options = { method, headers, maxHeaderSize: MAX_HEAD };
    if (proxy === undefined) return requestTo(url, { ...options, agent: this.#direct(url) });
    if (url.protocol === 'https:') return requestTo<TunnelledRequest>(url, { ...options, deadline, agent: this.#tunnel(proxy) });
    return requestTo(proxy.url, { ...options, agent: this.#direct(proxy.url), path: url.href, headers: { ...headers, host: url.host, ...proxy.headers } });
  }

  /** Closes what is kept and not in use, so that the next request gets a new connection. */
  dropIdle(): void {
    for (const agent of this.#agents()) for (const sockets of Object.values(agent.freeSockets)) sockets?.forEach((socket) => socket.destroy());
  }

  close(): void {
    for (const agent of this.#agents()) agent.destroy();
  }

  #direct({ protocol }: URL): HttpAgent {
    return protocol === 'https:' ? this.#https : this.#http;
  }

  #tunnel(proxy: Proxy): TunnelAgent {
    const key = JSON.stringify([proxy.url, proxy.headers]);
    const known = this.#tunnels.get(key) ?? new TunnelAgent(proxy, this.#options);
    this.#tunnels.set(key, known);
    return known;
  }

  #agents(): HttpAgent[] {
    return [this.#http, this.#https, ...this.#tunnels.values()];
  }
}
