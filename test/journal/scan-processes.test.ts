import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { isRunning } from '../../src/journal/liveness.js';
import { Processes } from '../../src/journal/processes.js';
import { DEAD_PID, Lines, T0, TestStore, id } from './scan-fixture.js';

let store: TestStore;
beforeEach(() => {
  store = new TestStore();
});
afterEach(() => store.remove());

const nameOf = (path: string) => /([^/\\]+)\.\d{4}\.jsonl$/.exec(path)![1]!;

test('this process runs, and one that is gone does not', async () => {
  expect(isRunning(process.pid, Date.now())).toBe(true);
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  await once(child, 'spawn');
  expect(isRunning(child.pid!, Date.now())).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isRunning(child.pid!, Date.now())).toBe(false);
});

test('where the platform tells when a process began, a later one with the same number is another one', () => {
  expect(isRunning(process.pid, Date.now() - 24 * 3600 * 1000)).toBe(!existsSync('/proc/self/stat'));
});

test('a process of another user is there, though it may not be signalled', () => {
  const kill = process.kill;
  process.kill = () => {
    throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
  };
  try {
    expect(isRunning(DEAD_PID, T0 / 1000)).toBe(true);
  } finally {
    process.kill = kill;
  }
});

test('a process that is gone left its last sign of life in its last file', () => {
  store.write(new Lines().open().traceEnd(id()).text, { segment: 0 });
  const last = store.write(new Lines().open().spanStart(id(), id(), { startTime: T0 + 7_000_000 }).text, { segment: 1 });
  expect(new Processes(store.journal).stateOf(nameOf(last))).toEqual({ running: false, closed: false, lastTime: T0 + 7_000_000 });
});

test('a process that said that it ended does not run, whoever has its number now', () => {
  const name = { process: 1, pid: process.pid };
  const path = store.write(new Lines().open().close().text, name);
  expect(new Processes(store.journal).stateOf(nameOf(path)).running).toBe(false);
});

test('a process whose files are gone is gone', () => {
  expect(new Processes(store.journal).stateOf('1767323045000-1-00000000')).toEqual({ running: false, closed: false });
});
