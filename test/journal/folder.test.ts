import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { configure, flush, shutdown, startSpan, stats } from 'filigree';
import type { FiligreeError } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import { eventsOf, filesOf, newStore } from '../support/store.js';

const modeOf = (path: string) => statSync(path).mode & 0o777;

function recordIn(dir: string) {
  const errors: FiligreeError[] = [];
  const recorded = memory();
  configure({ store: { dir }, exporters: [recorded], onError: (error) => errors.push(error) });
  return { errors, recorded };
}

test('the store is private to its user, and ignored by git', async () => {
  const dir = newStore();
  recordIn(dir);
  startSpan('step').end();
  await flush();
  expect([modeOf(dir), modeOf(join(dir, 'journal'))]).toEqual([0o700, 0o700]);
  expect(filesOf(dir).map(modeOf)).toEqual([0o600]);
  expect(readFileSync(join(dir, '.gitignore'), 'utf8')).toBe('*\n');
});

test('a folder that is open to others is closed to them, and its own `.gitignore` is kept', async () => {
  const dir = newStore();
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o755);
  writeFileSync(join(dir, '.gitignore'), '# mine\n');
  recordIn(dir);
  startSpan('step').end();
  await flush();
  expect(modeOf(dir)).toBe(0o700);
  expect(readFileSync(join(dir, '.gitignore'), 'utf8')).toBe('# mine\n');
});

test('a folder that holds other things too keeps its mode, and git goes on to see them', async () => {
  const dir = newStore();
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o755);
  writeFileSync(join(dir, 'package.json'), '{}');
  recordIn(dir);
  startSpan('step').end();
  await flush();
  expect([modeOf(dir), modeOf(join(dir, 'journal')), existsSync(join(dir, '.gitignore'))]).toEqual([0o755, 0o700, false]);
});

test('a store in several folders that are not there yet is made with all of them', async () => {
  const dir = join(newStore(), 'a', 'b');
  recordIn(dir);
  startSpan('step').end();
  await flush();
  expect(filesOf(dir).length).toBe(1);
});

test('a place where no folder can be made, though the one above is there, does not stop the program', async () => {
  const { errors, recorded } = recordIn('/proc/filigree');
  startSpan('step').end();
  await flush();
  expect(errors.map(({ code }) => code)).toEqual(['FILIGREE_STORE_UNAVAILABLE']);
  expect(recorded.spans.length).toBe(1);
});

test('a store that cannot be written is told with what to do, and nothing is lost for exporters', async () => {
  const dir = newStore();
  writeFileSync(dir, 'a file, not a folder');
  const { errors, recorded } = recordIn(dir);
  for (let i = 0; i < 10; i++) startSpan(`step ${i}`).end();
  await flush();
  expect(recorded.spans).toHaveLength(10);
  expect(errors.map(({ code }) => code)).toContain('FILIGREE_STORE_UNAVAILABLE');
  expect(errors[0]?.message).toContain(`\`${dir}\``);
  expect(errors[0]?.message).toContain('`store.dir`');
  expect(stats().dropped).toEqual({});
});

test('what was kept in memory is written as soon as the store can be written', async () => {
  const dir = newStore();
  writeFileSync(dir, 'in the way');
  recordIn(dir);
  startSpan('before').end();
  await flush();
  unlinkSync(dir);
  startSpan('after').end();
  await shutdown();
  expect(eventsOf(dir)).toEqual(['span.end before', 'trace.end before', 'span.end after', 'trace.end after']);
});

test('what could never be written is counted at the end', async () => {
  const dir = newStore();
  writeFileSync(dir, 'in the way');
  recordIn(dir);
  startSpan('step').end();
  await shutdown();
  expect(stats().dropped).toEqual({ 'store-unavailable': 2 });
});

test('a folder that is deleted while the program runs is made again', async () => {
  const dir = newStore();
  const { errors } = recordIn(dir);
  startSpan('one').end();
  await flush();
  rmSync(dir, { recursive: true });
  startSpan('two').end();
  await flush();
  expect(eventsOf(dir)).toEqual(['span.end two', 'trace.end two']);
  expect(errors).toEqual([]);
});

test.each([['the store', ''], ['its journal', 'journal']])('a symbolic link in place of %s is refused', async (_what, inside) => {
  const dir = newStore();
  const elsewhere = join(dirname(dir), 'elsewhere');
  mkdirSync(elsewhere);
  if (inside !== '') mkdirSync(dir);
  symlinkSync(elsewhere, join(dir, inside));
  const { errors, recorded } = recordIn(dir);
  startSpan('step').end();
  await flush();
  expect(errors.map(({ code }) => code)).toContain('FILIGREE_STORE_UNAVAILABLE');
  expect(errors[0]?.message).toContain('symbolic link');
  expect(existsSync(join(elsewhere, 'journal'))).toBe(false);
  expect(recorded.spans).toHaveLength(1);
});

test('names of spans are never names of files', async () => {
  const dir = newStore();
  recordIn(dir);
  startSpan('../../../etc/passwd').end();
  startSpan('CON').end();
  await flush();
  expect(filesOf(dir)).toHaveLength(1);
  expect(filesOf(dir)[0]).toMatch(/journal\/\d{13}-\d+-[0-9a-f]{8}\.\d{4}\.jsonl$/);
});
