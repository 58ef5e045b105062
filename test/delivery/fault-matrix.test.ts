import { gzipSync } from 'node:zlib';
import { setTimeout } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { configure, flush, startTrace, stats } from 'filigree';
import { bomb, drip, hang, late, reply, reset, resetInBody } from '../support/faulty-server.js';
import { newStore } from '../support/store.js';
import type { Answer, Recorded } from '../support/recording-server.js';
import { newServer, remote } from './support.js';

const long = process.env['FILIGREE_LONG'] === '1';

/** How long the destination is in trouble, in the long run of the tests as long as an operator needs to look. */
const TROUBLE_MS = long ? 20_000 : 300;

jest.setTimeout(200_000);

/** A destination that is in trouble takes nothing, unless it says that it does. */
interface Fault {
  readonly answer: Answer;
  readonly takes?: boolean;
}

const transient: [string, Fault][] = [
  ['answers 503', { answer: reply({ status: 503 }) }],
  ['answers 429, and says for how many seconds', { answer: reply({ status: 429, headers: { 'retry-after': '1' } }) }],
  ['answers 429, and does not say for how long', { answer: reply({ status: 429 }) }],
  ['does not answer', { answer: hang }],
  ['resets the connection', { answer: reset }],
  ['resets the connection in the middle of an answer', { answer: resetInBody(503) }],
  ['answers when the request has been given up', { answer: late(1000) }],
  ['answers 503 a byte at a time', { answer: drip(20, 503) }],
  ['answers 503 with a small body that becomes a large one', { answer: reply({ status: 503, headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(64 * 2 ** 20)) }) }],
  ['answers 200 with more than anybody reads', { answer: bomb(64 * 2 ** 20).answer, takes: true }],
];

/** There is a probe a minute. */
const denied: [string, Fault][] = [
  ['answers 401', { answer: reply({ status: 401 }) }],
  ['answers 301', { answer: reply({ status: 301, headers: { location: 'http://127.0.0.1:9/' } }) }],
];

class Destination {
  readonly names = new Set<string>();
  readonly #fault: Fault;
  readonly #well = performance.now() + TROUBLE_MS;

  constructor(fault: Fault) {
    this.#fault = fault;
  }

  get inTrouble(): boolean {
    return performance.now() < this.#well;
  }

  answer(request: Recorded, response: Parameters<Answer>[1]): ReturnType<Answer> {
    const { inTrouble } = this;
    if (!inTrouble || this.#fault.takes) for (const { name } of (request.json as { spans: { name: string }[] }).spans) this.names.add(name);
    return inTrouble ? this.#fault.answer(request, response) : {};
  }
}

/** Records until the destination is well, then waits until there is nothing left. */
async function recordThrough(destination: Destination): Promise<string[]> {
  const recorded: string[] = [];
  while (destination.inTrouble) {
    recorded.push(`${recorded.length}`);
    startTrace('run', (t) => t.span(recorded.at(-1)!, () => {}));
    await setTimeout(TROUBLE_MS / 20);
  }
  for (let tries = 0; tries < 150 && (await flush(1000))['remote']!.pending > 0; tries++);
  return recorded;
}

async function expectAllArrives(fault: Fault): Promise<void> {
  const destination = new Destination(fault);
  const server = await newServer((request, response) => destination.answer(request, response));
  configure({ exporters: [remote(server.url, { maxBatch: 4, concurrency: 2, timeoutMs: 500 })], store: { dir: newStore() }, onError() {} });
  const recorded = await recordThrough(destination);
  expect(stats().exporters['remote']).toEqual({ exported: 2 * recorded.length, failed: 0, dropped: 0, pending: 0 });
  expect([...destination.names].sort()).toEqual(recorded.sort());
}

test.each(transient)('a destination that %s for a while gets everything', async (_what, fault) => expectAllArrives(fault));

if (long) test.each(denied)('a destination that %s for a while gets everything', async (_what, fault) => expectAllArrives(fault));
