import { AsyncLocalStorage, createHook } from 'node:async_hooks';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, expect, test } from '@jest/globals';
import { startSpan } from 'filigree';
import { registry } from '../../../src/registry.js';
import { record } from '../../support/record.js';
import { reply } from '../../support/faulty-server.js';
import { client, post, refusal, server } from './support.js';

const API = Symbol.for('opentelemetry.js.api.1');
const SUPPRESS = Symbol.for('OpenTelemetry SDK Context Key SUPPRESS_TRACING');
const shared = globalThis as Record<symbol, unknown>;
const { request } = http;

afterEach(() => {
  delete shared[API];
  http.request = request;
  syncBuiltinESMExports();
});

/** What `look` sees when a connection for a request of ours is made. */
async function duringRequest<T>(url: string, look: () => T): Promise<T | undefined> {
  let saw: T | undefined;
  let looked = false;
  const hook = createHook({
    init(_id, type) {
      if (type !== 'TCPWRAP' || looked) return;
      looked = true;
      saw = look();
    },
  }).enable();
  try {
    await client().send(post(url));
  } finally {
    hook.disable();
  }
  expect(looked).toBe(true);
  return saw;
}

test('a request does not belong to the span that it is sent in, nor to any context of the program', async () => {
  record();
  const { url } = await server();
  const own = new AsyncLocalStorage<string>();
  await own.run('a call', () =>
    startSpan('work', async () => {
      expect(registry.storage.getStore()).toBeDefined();
      expect(await duringRequest(url, () => [registry.storage.getStore(), own.getStore()])).toEqual([undefined, undefined]);
      expect(registry.storage.getStore()).toBeDefined();
      expect(own.getStore()).toBe('a call');
    }),
  );
});

test('with an OpenTelemetry SDK in the process, a request runs with its tracing suppressed', async () => {
  const { url } = await server();
  const storage = new AsyncLocalStorage<ReadonlyMap<symbol, unknown>>();
  const contextOf = (entries: ReadonlyMap<symbol, unknown>) => ({ entries, setValue: (key: symbol, value: unknown) => contextOf(new Map([...entries, [key, value]])) });
  shared[API] = {
    context: {
      active: () => contextOf(storage.getStore() ?? new Map()),
      with: (context: ReturnType<typeof contextOf>, work: () => unknown) => storage.run(context.entries, work),
    },
  };
  expect(await duringRequest(url, () => storage.getStore()?.get(SUPPRESS))).toBe(true);
  expect(storage.getStore()).toBeUndefined();
});

test.each([
  ['that throws', { context: { active: () => ({ setValue() {} }), with: () => { throw new Error('broken'); } } }],
  ['that throws after the work', { context: { active: () => ({ setValue() {} }), with: (_: unknown, work: () => unknown) => { work(); throw new Error('broken'); } } }],
  ['without contexts', {}],
  ['of another kind', 7],
])('an OpenTelemetry API %s does not matter, and nothing is sent twice', async (_what, api) => {
  shared[API] = api;
  const { url, requests } = await server(reply());
  expect((await client().send(post(url))).status).toBe(200);
  expect(requests).toHaveLength(1);
});

test('what a test of the program puts in place of `http.request` is not reached by ours', async () => {
  const { url } = await server();
  const early = client();
  http.request = (() => {
    throw new Error('net connect is disabled');
  }) as never;
  syncBuiltinESMExports();
  expect((await early.send(post(url))).status).toBe(200);
});

test('a request that cannot be made rejects and does not throw', async () => {
  const bad = client().send({ method: 'POST', url: new URL('http://127.0.0.1:1'), headers: { 'bad name': 'x' } });
  expect((await refusal(bad)).kind).toBe('denied');
});
