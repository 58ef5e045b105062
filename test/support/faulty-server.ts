import { once } from 'node:events';
import { createServer } from 'node:net';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import type { AddressInfo, Socket } from 'node:net';
import type { Answer, Reply } from './recording-server.js';

/**
 * What a destination can do wrong, as answers of a `RecordingServer`:
 * `await RecordingServer.start(scripted([hang, reset, reply({ status: 503 })]))`.
 */
export const reply = (answer: Reply = {}): Answer => () => answer;

/** Takes the request and never answers. */
export const hang: Answer = () => {};

/** Closes the connection with a RST, without an answer. */
export const reset: Answer = (_request, response) => void (response.socket as Socket).resetAndDestroy();

/** Begins an answer and closes the connection with a RST in the middle of its body. */
export const resetInBody = (status = 200): Answer => (_request, response) => {
  response.writeHead(status, { 'content-length': 1000 }).write('{"half":');
  setTimeout(() => (response.socket as Socket | null)?.resetAndDestroy(), 10);
};

/** Answers after a time. */
export const late = (ms: number, answer: Reply = {}): Answer => (_request, response) => {
  setTimeout(() => response.writeHead(answer.status ?? 200, answer.headers).end(String(answer.body ?? '')), ms).unref();
};

/** The head at once, then one byte of the body at a time, for ever. */
export const drip = (ms = 20, status = 200): Answer => (_request, response) => {
  response.writeHead(status).write('x');
  const timer = setInterval(() => response.write('x'), ms);
  response.once('close', () => clearInterval(timer));
};

/** The head of the answer one byte at a time, for ever. */
export const dripHead = (ms = 20): Answer => (_request, { socket }) => {
  socket!.write('HTTP/1.1 200 OK\r\nX-Slow: ');
  const timer = setInterval(() => socket!.write('x'), ms);
  socket!.once('close', () => clearInterval(timer));
};

/** As many bytes as are read, up to `bytes`; `sent` says how many went out. */
export function bomb(bytes: number, headers: Record<string, string> = {}): { answer: Answer; sent(): number } {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  let sent = 0;
  const answer: Answer = (_request, response) => {
    response.writeHead(200, headers);
    const push = () => {
      while (sent < bytes && !response.destroyed) {
        sent += chunk.length;
        if (!response.write(chunk)) return void response.once('drain', push);
      }
      response.end();
    };
    push();
  };
  return { answer, sent: () => sent };
}

/** A small body that becomes a large one for whoever decompresses it. */
export const gzipBomb = (bytes: number): Answer => reply({ headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(bytes)) });

/** As many headers as are wanted. */
export function manyHeaders(count: number): Answer {
  const head = Buffer.from(`HTTP/1.1 200 OK\r\n${'x-filler: 0123456789\r\n'.repeat(count)}\r\n`);
  return (_request, { socket }) => {
    socket!.on('error', () => {});
    socket!.write(head);
  };
}

/** Answers as a list says, request by request, and then, for ever, as `last` does. */
export function scripted(answers: readonly Answer[], last: Answer = reply()): Answer {
  let next = 0;
  return (request, response) => (answers[next++] ?? last)(request, response);
}

/** A TCP server that does with each connection whatever a test wants, HTTP or not. */
export class RawServer {
  readonly connections: Socket[] = [];
  readonly #server = createServer();

  private constructor(onConnection: (socket: Socket, count: number) => void) {
    this.#server.on('connection', (socket) => {
      socket.on('error', () => {});
      onConnection(socket, this.connections.push(socket));
    });
  }

  /** `onConnection` also gets the number of the connection, from 1. */
  static async start(onConnection: (socket: Socket, count: number) => void = () => {}, host = '127.0.0.1'): Promise<RawServer> {
    const server = new RawServer(onConnection);
    server.#server.listen(0, host);
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): URL {
    return new URL(`http://127.0.0.1:${this.port}/`);
  }

  async stop(): Promise<void> {
    for (const socket of this.connections) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** A port to which connections can be begun and are never completed, as behind a firewall that drops packets. */
export class BlackHole {
  readonly port: number;
  readonly #fill: readonly Socket[];
  readonly #worker: Worker;

  private constructor(port: number, fill: readonly Socket[], worker: Worker) {
    this.port = port;
    this.#fill = fill;
    this.#worker = worker;
  }

  /** A thread that listens, stands still and accepts nothing; what fills its backlog is left to hang there. */
  static async start(host = '127.0.0.1', port = 0): Promise<BlackHole> {
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       const server = require('node:net').createServer().listen({ ...workerData, backlog: 1 }, () => {
         parentPort.postMessage(server.address().port);
         setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 50);
       });`,
      { eval: true, workerData: { host, port } },
    );
    const [bound] = (await once(worker, 'message')) as [number];
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { connect } = await import('node:net');
    const fill = Array.from({ length: 6 }, () => connect(bound, host).on('error', () => {}));
    await new Promise((resolve) => setTimeout(resolve, 50));
    return new BlackHole(bound, fill, worker);
  }

  async stop(): Promise<void> {
    for (const socket of this.#fill) socket.destroy();
    await this.#worker.terminate();
  }
}
