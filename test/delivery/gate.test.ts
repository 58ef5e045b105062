import { setMaxListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { ExportError } from 'filigree';
import { Gate } from '../../src/exporters/delivery/gate.js';

const open = new AbortController().signal;
setMaxListeners(0, open);

async function closed(error = new ExportError('unavailable', 'down')): Promise<Gate> {
  const gate = new Gate();
  gate.failed(await gate.pass(open), error);
  return gate;
}

/** Turns of the event loop without a rest, in which timers are as early as they can be. */
async function busyUntil(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 2000;
  while (!isSo() && performance.now() < end) await setImmediate();
}

test('a pause ends by itself, however busy the program is', async () => {
  const gates = await Promise.all(Array.from({ length: 100 }, () => closed()));
  let passed = 0;
  for (const gate of gates) void gate.pass(open).then(() => (passed += 1));
  await busyUntil(() => passed === 100);
  expect(passed).toBe(100);
});

test('after a pause one call goes through, and the others when it has been taken', async () => {
  const gate = await closed();
  const passed: number[] = [];
  const calls = [1, 2, 3].map((call) => gate.pass(open).then((ticket) => (passed.push(call), ticket)));
  gate.hurry();
  const trial = await Promise.race(calls);
  await setImmediate();
  expect(passed).toEqual([1]);
  gate.succeeded(trial);
  await Promise.all(calls);
  expect(passed).toEqual([1, 2, 3]);
});

test('of several calls that fail at the same time the first closes the gate, and the others change nothing', async () => {
  const gate = new Gate();
  const [first, second] = await Promise.all([gate.pass(open), gate.pass(open)]);
  gate.failed(first, new ExportError('unavailable', 'down'));
  gate.failed(second, new ExportError('denied', 'no'));
  gate.hurry();
  await expect(gate.pass(open)).resolves.not.toBe(first);
});

test('what a destination asked for is not cut short', async () => {
  const gate = await closed(new ExportError('unavailable', 'later', { retryAfterMs: 60_000 }));
  gate.hurry();
  const ended = gate.pass(AbortSignal.timeout(50));
  await expect(ended).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('many in a hurry do not become many calls of a destination that is down', async () => {
  const gate = new Gate();
  let calls = 0;
  const end = performance.now() + 400;
  while (performance.now() < end) {
    gate.hurry();
    const passed = await gate.pass(AbortSignal.timeout(5)).catch(() => undefined);
    if (passed === undefined) continue;
    calls += 1;
    gate.failed(passed, new ExportError('unavailable', 'down'));
  }
  expect(calls).toBeGreaterThan(1);
  expect(calls).toBeLessThan(12);
});
