import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SECURITY_HEADERS } from './security-headers.js';

/** From here on the next free one is taken. */
export const DEFAULT_PORT = 4319;
const PORTS_TRIED = 20;

/** Loopback only, by number: a name could be made to mean another address. */
const HOST = '127.0.0.1';

const MAX_CONNECTIONS = 128;
const MAX_HEADERS = 64;

/** Nobody on this machine needs longer to send some headers. */
const HEADERS_MS = 5000;
const REQUEST_MS = 10_000;
const IDLE_MS = 5000;

/** A server on the loopback interface, with limits on everything that a client can make it keep. */
export function newServer(listener: RequestListener): Server {
  const limits = { maxHeaderSize: 16 * 1024, headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, keepAliveTimeout: IDLE_MS, connectionsCheckingInterval: 1000, requireHostHeader: false };
  const server = createServer(limits, listener);
  server.maxConnections = MAX_CONNECTIONS;
  server.maxHeadersCount = MAX_HEADERS;
  server.on('clientError', refuseBadly);
  // No protocol but this one is spoken here.
  for (const event of ['upgrade', 'connect']) server.on(event, (_request, socket: Socket) => socket.destroy());
  server.on('checkExpectation', (_request, response) => response.writeHead(417, SECURITY_HEADERS).end());
  return server;
}

/** What could not be read as a request: too long, too slow, or no HTTP. */
function refuseBadly(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const status = STATUSES[error.code ?? ''] ?? '400 Bad Request';
  const headers = Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status}\r\n${headers}Content-Length: 0\r\nConnection: close\r\n\r\n`, () => socket.destroy());
}

const STATUSES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * Listens on a port and returns it: the one that is asked for, else the first free one from the default on. Rejects when the port that was asked
 * for is taken: whoever took it would get what is meant for us.
 */
export async function listen(server: Server, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) return tryPort(server, wanted);
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + PORTS_TRIED; port++) {
    try {
      return await tryPort(server, port);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  return tryPort(server, 0);
}

export function isTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
}

function tryPort(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: HOST, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
