import { Agent } from 'node:https';
import { letGo } from './exchange.js';
import { refusalOf } from './refusal.js';
import { requestTo } from './request-to.js';
import type { AgentOptions, RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Deadline } from './deadline.js';
import type { Proxy } from './proxy.js';

/** What a request over a tunnel is made with. */
export interface TunnelledRequest extends RequestOptions {
  /** Ends the wait for the proxy: destroying the request does not reach what its agent waits for. */
  readonly deadline?: Deadline;
}

type Done<T> = (error: Error | null, connection: T) => void;

/** Beside an error Node looks at no connection. */
const NONE = undefined as never;

const NOTHING = Buffer.alloc(0);

/** Keeps TLS connections that go through a proxy, which sees where they go to and nothing else. */
export class TunnelAgent extends Agent {
  readonly #proxy: Proxy;

  constructor(proxy: Proxy, options: AgentOptions) {
    super(options);
    this.#proxy = proxy;
  }

  /** `options` are those of the request that needs the connection. */
  override createConnection(options: TunnelledRequest, done: Done<Duplex>): undefined {
    openTunnel(this.#proxy, options, this.options, (error, socket) => {
      if (error !== null) return done(error, NONE);
      done(null, super.createConnection({ ...options, socket } as RequestOptions)!);
    });
  }
}

/** Asks a proxy for a connection to a host and a port (RFC 9110, section 9.3.6). */
function openTunnel({ url, headers }: Proxy, { host, port, deadline }: TunnelledRequest, { lookup, ca }: AgentOptions, done: Done<Socket>): void {
  const authority = `${host?.includes(':') ? `[${host}]` : host}:${port}`;
  const asked = requestTo(url, { method: 'CONNECT', path: authority, headers: { ...headers, host: authority }, agent: false, lookup, ca });
  deadline?.whenOver(() => asked.destroy());
  asked.once('socket', letGo);
  asked.once('error', (error) => done(error, NONE));
  asked.once('connect', (answer, socket: Socket, head) => {
    const said = { status: answer.statusCode ?? 0, headers: answer.headers, body: NOTHING };
    const refusal = refusalOf(said, `the proxy ${url.origin}, asked for ${authority},`);
    if (refusal === undefined) return done(null, withHead(socket, head));
    socket.destroy();
    done(refusal, NONE);
  });
  asked.end();
}

function withHead(socket: Socket, head: Buffer): Socket {
  if (head.length > 0) socket.unshift(head);
  return socket;
}
