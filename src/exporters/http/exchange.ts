import { readBody } from './body.js';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Deadline } from './deadline.js';
import type { HttpAnswer, HttpRequest } from './request.js';

/** A kept connection broke before any answer: most likely the other side closed it while it was idle. */
export class StaleConnection extends Error {}

/** Sends one request and reads its answer. Rejects when there is none, also when `start` throws; at once when the deadline is over. */
export function exchange(start: () => ClientRequest, body: HttpRequest['body'], deadline: Deadline): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    deadline.throwIfOver();
    const request = start();
    let answered = false;
    const fail = (reason: unknown) => {
      // What breaks after the head of the answer is for `readBody` to judge: a server may answer and not read on.
      if (!answered) reject(reason);
    };
    deadline.whenOver((reason) => {
      fail(reason);
      request.destroy();
    });
    request.on('error', (error) => fail(request.reusedSocket ? new StaleConnection('', { cause: error }) : error));
    request.once('close', () => fail(new Error('it closed the connection')));
    request.once('socket', letGo);
    request.once('upgrade', (_response: IncomingMessage, socket: Duplex) => {
      socket.destroy();
      fail(new Error('it switched to another protocol'));
    });
    request.once('response', (response) => {
      answered = true;
      readBody(response, deadline).then((read) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read }), reject);
    });
    request.end(body);
  });
}

/** Keeps a connection from holding the process: at once, and again for the handle that won the race of two address families. */
export function letGo(socket: Socket): void {
  const unref = () => void socket.unref();
  unref();
  if (socket.connecting) socket.once('connect', unref);
}
