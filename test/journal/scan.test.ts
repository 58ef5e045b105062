import { appendFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { scanFile, scanFolder } from '../../src/journal/scan.js';
import { Lines, TestStore, id, line } from './scan-fixture.js';

let store: TestStore;
beforeEach(() => {
  store = new TestStore();
});
afterEach(() => store.remove());

const names = (scan: Iterable<{ entry: object }>) => [...scan].map(({ entry }) => (entry as { name?: string }).name).filter(Boolean);

test('a file is read in order, each entry with its number and its place', () => {
  const trace = id();
  const path = store.write(new Lines().open().traceStart(trace).traceEnd(trace, { output: 'höß 🙂' }).close().text);
  const scan = scanFile(path);
  const all = [...scan];
  expect(all.map(({ entry, seq }) => [entry.event, seq])).toEqual([['journal.open', 0], ['trace.start', 1], ['trace.end', 2], ['journal.close', 3]]);
  expect(all[2]!.entry).toMatchObject({ traceId: trace, status: 'COMPLETED', output: 'höß 🙂' });
  expect(all[2]!.entry).not.toHaveProperty('crc');
  expect(all[2]!.offset).toBe(all[1]!.next);
  expect(scan.counts).toEqual({ lines: 4, damaged: 0, torn: 0, unknown: 0, futureVersion: 0, unreadable: 0 });
});

test('a scan can begin behind any entry', () => {
  const path = store.write(new Lines().open().traceEnd(id(), { name: 'a' }).traceEnd(id(), { name: 'b' }).text);
  const [, a] = [...scanFile(path)];
  expect(names(scanFile(path, { from: a!.next }))).toEqual(['b']);
});

test('the files of a folder are read in the order of their processes and segments', () => {
  const file = (name: string) => new Lines().open().traceEnd(id(), { name }).text;
  store.write(file('third'), { process: 2 });
  store.write(file('second'), { process: 1, segment: 10 });
  store.write(file('first'), { process: 1, segment: 9 });
  expect(names(scanFolder(store.journal))).toEqual(['first', 'second', 'third']);
});

test('a folder that is not there is empty', () => {
  expect([...scanFolder(join(store.dir, 'nowhere'))]).toEqual([]);
});

test('links, pipes and files of other programs are not read', () => {
  const elsewhere = join(store.dir, 'elsewhere.jsonl');
  writeFileSync(elsewhere, new Lines().open().traceEnd(id(), { name: 'secret' }).text);
  symlinkSync(elsewhere, store.path({ process: 1 }));
  execFileSync('mkfifo', [store.path({ process: 2 })]);
  writeFileSync(join(store.journal, 'notes.jsonl'), 'mine');
  expect(names(scanFolder(store.journal))).toEqual([]);
  expect(names(scanFile(store.path({ process: 1 })))).toEqual([]);
  expect(names(scanFile(store.path({ process: 2 })))).toEqual([]);
});

test('a file that is deleted while the folder is read is skipped', () => {
  store.write(new Lines().open().traceEnd(id(), { name: 'a' }).text, { process: 1 });
  const second = store.write(new Lines().open().traceEnd(id(), { name: 'b' }).text, { process: 2 });
  const read: string[] = [];
  const scan = scanFolder(store.journal);
  for (const { entry } of scan) {
    read.push(entry.event);
    rmSync(second, { force: true });
  }
  expect(read).toEqual(['journal.open', 'trace.end']);
  expect(scan.counts.unreadable).toBe(0);
});

test('a file of a later version is left alone, from its beginning and from its middle', () => {
  const path = store.write(new Lines().open({ version: 2 }).traceEnd(id()).traceEnd(id()).text);
  for (const from of [0, 400]) {
    const scan = scanFile(path, { from });
    expect([...scan]).toEqual([]);
    expect(scan.counts).toMatchObject({ damaged: 0, futureVersion: 1 });
  }
});

test('an event that this version does not know is counted and passed over', () => {
  const path = store.write(new Lines().open().add('span.paused', { spanId: id() }).traceEnd(id(), { name: 'a' }).text);
  const scan = scanFile(path);
  expect(names(scan)).toEqual(['a']);
  expect(scan.counts).toMatchObject({ lines: 2, unknown: 1, damaged: 0 });
});

test('a search by bytes reads only the lines that hold them, and the first', () => {
  const wanted = id();
  const path = store.write(new Lines().open().traceEnd(id(), { name: 'a' }).traceEnd(wanted, { name: 'b' }).traceEnd(id(), { name: 'c' }).text);
  const scan = scanFile(path, { containing: [wanted] });
  expect(names(scan)).toEqual(['b']);
  expect(scan.counts.lines).toBe(2);
});

test('a growing file is read on from where the last scan ended, once its line is whole', () => {
  const lines = new Lines().open().traceEnd(id(), { name: 'a' });
  const half = line({ event: 'trace.end', seq: 9, traceId: id(), name: 'b', status: 'COMPLETED', startTime: 1, endTime: 2 });
  const path = store.write(lines.text + half.slice(0, 40));
  const first = scanFile(path);
  expect(names(first)).toEqual(['a']);
  expect(first.counts).toMatchObject({ damaged: 0, torn: 1 });
  appendFileSync(path, half.slice(40));
  const second = scanFile(path, { from: first.position });
  expect(names(second)).toEqual(['b']);
  expect(second.counts).toMatchObject({ lines: 1, damaged: 0, torn: 0 });
});

test('keys that would change a prototype are data', () => {
  const text = new Lines().open().traceEnd(id(), { name: 'a' }).text;
  const covered = `{"event":"trace.end","seq":5,"traceId":"${id()}","name":"b","status":"ERROR","startTime":1,"endTime":2,"__proto__":{"polluted":1}}`;
  const path = store.write(text + line(JSON.parse(covered) as object));
  expect(names(scanFile(path))).toEqual(['a', 'b']);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
