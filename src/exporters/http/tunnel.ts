import { request as httpRequest } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { letGo } from './exchange.js';
import { refusalOf } from './refusal.js';
import type { AgentOptions, RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Proxy } from './proxy.js';

/** Keeps TLS connections that go through a proxy, which sees where they go to and nothing else. */
export class TunnelAgent extends Agent {
  readonly #proxy: Proxy;

  constructor(proxy: Proxy, options: AgentOptions) {
    super(options);
    this.#proxy = proxy;
  }

  /** `options` are those of the request that needs the connection, its signal among them. */
  override createConnection(options: RequestOptions, done: (error: Error | null, socket: Duplex) => void): undefined {
    openTunnel(this.#proxy, options, this.options).then(
      (socket) => done(null, super.createConnection({ ...options, socket } as RequestOptions)!),
      (error: Error) => done(error, undefined as never),
    );
  }
}

/** Asks a proxy for a connection to a host and a port (RFC 9110, section 9.3.6). */
function openTunnel({ url, headers }: Proxy, { host, port, signal }: RequestOptions, { lookup, ca }: AgentOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const authority = `${host?.includes(':') ? `[${host}]` : host}:${port}`;
    const options = { method: 'CONNECT', path: authority, headers: { ...headers, host: authority }, agent: false as const, signal, lookup, ca };
    const asked = url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
    asked.once('socket', letGo);
    asked.once('error', reject);
    asked.once('connect', (answer, socket: Socket, head) => {
      const status = answer.statusCode ?? 0;
      const refusal = refusalOf({ status, headers: answer.headers, body: Buffer.alloc(0) }, `the proxy ${url.origin}, asked for ${authority},`);
      if (refusal !== undefined) {
        socket.destroy();
        reject(refusal);
      } else {
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
      }
    });
    asked.end();
  });
}
