import { expect, test } from '@jest/globals';
import { startTrace } from 'filigree';
import { exporterOf, send, server, Tape } from './harness.js';

const keys = () => server.requests.map(({ json }) => (json as { idempotency_key: string }).idempotency_key);

test('every operation has one key of 8 to 64 characters, at the top of its body', async () => {
  const tape = new Tape();
  const t = startTrace('run');
  tape.commit();
  t.span('never', { lazy: true }).cancel();
  t.end();
  await send(exporterOf(), tape.commit().batches);
  expect(new Set(keys()).size).toBe(keys().length);
  for (const key of keys()) expect(key).toMatch(/^.{8,64}$/);
});

test('a batch that comes again in another process changes nothing', async () => {
  const tape = new Tape();
  const t = startTrace('run');
  const s = t.span('think');
  tape.commit();
  s.span('quick', () => {});
  t.span('never', { lazy: true }).cancel();
  s.fail(new Error('no'));
  t.end();
  const { batches } = tape.commit();
  await send(exporterOf(), batches);
  const before = structuredClone([server.instances, server.spans]);
  const sent = keys();
  await send(exporterOf(), batches);
  expect([server.instances, server.spans]).toEqual(before);
  expect(new Set(keys())).toEqual(new Set(sent));
  expect(server.violations).toEqual([]);
});

test('another process goes on where a dead one left', async () => {
  const tape = new Tape();
  const t = startTrace('run');
  const s = t.span('think');
  await send(exporterOf(), tape.commit().batches.splice(0));
  s.span('quick', () => {});
  s.complete({ answer: 42 });
  t.end();
  await send(exporterOf(), tape.commit().batches);
  expect(server.spanNamed('think')).toMatchObject({ status: 'complete', result_payload: { answer: 42 } });
  expect(server.spanNamed('quick').parent_span_id).toBe(server.spanNamed('think').id);
  expect(server.onlyInstance.status).toBe('complete');
  expect(server.spans.size).toBe(3);
});

test('a child finds its parent that a dead process told of, by the parent\'s key', async () => {
  const tape = new Tape();
  const t = startTrace('run');
  const s = t.span('think');
  await send(exporterOf(), tape.commit().batches.splice(0));
  s.span('quick', () => {});
  s.span('quick too', () => {});
  await send(exporterOf(), tape.commit().batches.splice(0));
  const think = server.spanNamed('think');
  expect([server.spanNamed('quick').parent_span_id, server.spanNamed('quick too').parent_span_id]).toEqual([think.id, think.id]);
  expect(server.spans.size).toBe(4);
  s.end();
  t.end();
});

test('an answer that got lost does not make a second span', async () => {
  const tape = new Tape();
  startTrace('run', (t) => t.span('work', () => {}));
  const { batches } = tape.commit();
  const exporter = exporterOf();
  let lost = 0;
  server.fault = () => ((lost += 1) % 2 === 1 ? { reply: { status: 503 }, after: true } : undefined);
  for (let i = 0; i < 20; i++) await send(exporter, batches).catch(() => {});
  expect([server.instances.size, server.spans.size]).toEqual([1, 2]);
  expect(server.onlyInstance.status).toBe('complete');
});

test('a span whose parent was never begun hangs under the root, and says so', async () => {
  const tape = new Tape();
  const t = startTrace('run');
  const away = t.span('prepared, and never begun', { lazy: true });
  away.span('cancelled below it', { lazy: true }).cancel();
  t.end();
  await send(exporterOf(), tape.commit().batches);
  const { parent_span_id: parent, payload } = server.spanNamed('cancelled below it');
  expect(parent).toBe(server.spanNamed('run').id);
  expect(payload['metadata'].filigree.missing_parent).toBe(away.spanId);
});
