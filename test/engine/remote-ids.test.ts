import { afterEach, expect, test } from '@jest/globals';
import { configure, currentSpan, startSpan, startTrace } from 'filigree';
import { registry } from '../../src/registry.js';
import { RemoteIds } from '../../src/remote-ids.js';

const remote = { name: 'remote', synchronous: true, export() {} } as const;

afterEach(() => registry.remoteIds.close());

test('`id` is the local id until a destination has answered, and then that one', () => {
  configure({ exporters: [remote], store: false });
  const s = startSpan('work');
  expect(s.id).toBe(s.spanId);
  registry.remoteIds.assign('remote', s.spanId, 'api-1');
  expect([s.id, s.spanId === s.id]).toEqual(['api-1', false]);
  s.end();
});

test('`remoteId` waits for the destination that it names', async () => {
  configure({ exporters: [remote, { ...remote, name: 'other' }], store: false });
  const s = startSpan('work');
  const waiting = Promise.all([s.remoteId('remote'), s.remoteId('remote')]);
  registry.remoteIds.assign('other', s.spanId, 'not this one');
  registry.remoteIds.assign('remote', s.spanId, 'api-2');
  expect(await waiting).toEqual(['api-2', 'api-2']);
  expect(await s.remoteId('remote')).toBe('api-2');
  s.end();
});

test('a trace has a remote id as well', async () => {
  configure({ exporters: [remote], store: false });
  const t = startTrace('run');
  registry.remoteIds.assign('remote', t.traceId, 'instance-1');
  expect(await t.remoteId('remote')).toBe('instance-1');
  t.end();
});

test('`remoteId` of an exporter that is not configured is the local id', async () => {
  configure({ exporters: [], store: false });
  const s = startSpan('work');
  expect(await s.remoteId('prefactor')).toBe(s.spanId);
  s.end();
});

test('`remoteId` of what is not recorded is the local id', async () => {
  configure({ exporters: [remote], store: false, sampleRate: 0 });
  await startTrace('run', async (t) => {
    expect(await t.remoteId('remote')).toBe(t.traceId);
    expect(currentSpan()).toBeUndefined();
  });
});

test('who still waits when no more answers come gets the local id', async () => {
  const ids = new RemoteIds();
  const waiting = ids.wait('remote', 'local-1');
  ids.close();
  expect(await waiting).toBe('local-1');
});

test('the ids that are kept are bounded, the oldest go first', () => {
  const ids = new RemoteIds(2);
  for (const n of [1, 2, 3]) ids.assign('remote', `local-${n}`, `api-${n}`);
  expect([1, 2, 3].map((n) => ids.idOf(`local-${n}`))).toEqual(['local-1', 'api-2', 'api-3']);
});
