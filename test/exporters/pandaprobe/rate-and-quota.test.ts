import { afterEach, expect, test } from '@jest/globals';
import { span, trace } from '../../support/pandaprobe/records.js';
import { closeSessions, session } from '../../support/pandaprobe/session.js';

afterEach(closeSessions);

test('it asks to be given one trace at a time, 100 a minute', async () => {
  const { exporter } = await session();
  expect(exporter.delivery).toMatchObject({ unit: 'trace', maxBatch: 1, perMinute: 100 });
  expect((await session({ perMinute: 500 })).exporter.delivery).toMatchObject({ perMinute: 500 });
});

test('after too many requests it asks for a pause until the minute of the server is over', async () => {
  const { send } = await session({}, { rate: { requests: 2, windowMs: 60_000 } });
  await send({ traces: [trace()] });
  await send({ traces: [trace()] });
  const refusal = await Promise.resolve(send({ traces: [trace()] })).catch((error: unknown) => error as { retryAfterMs: number });
  expect(refusal).toMatchObject({ kind: 'unavailable', message: expect.stringContaining('too many requests') });
  expect((refusal as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(50_000);
  expect((refusal as { retryAfterMs: number }).retryAfterMs).toBeLessThanOrEqual(60_000);
});

test('a used-up plan is told apart, in plain words, and probed rather than retried', async () => {
  const { send, server } = await session({}, { quota: 1 });
  await send({ traces: [trace()] });
  await expect(send({ traces: [trace()] })).rejects.toMatchObject({ kind: 'denied', message: expect.stringMatching(/quota is used up.*You've reached the traces limit \(1\) for your HOBBY plan/) });
  expect(server.counted).toBe(1);
});

test('with the plan used up, late spans of a stored trace still arrive', async () => {
  const { send, server, stored } = await session({}, { quota: 1 });
  const t = trace();
  await send({ traces: [t] });
  await stored(t.traceId);
  await send({ spans: [span(t)] });
  expect(server.database.spansOf(t.traceId)).toHaveLength(1);
});
