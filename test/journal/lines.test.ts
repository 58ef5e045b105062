import { expect, test } from '@jest/globals';
import { configure, flush, score, shutdown, startTrace } from 'filigree';
import { eventsOf, filesOf, linesOf, newStore } from '../support/store.js';

test('every line is JSON with a checksum of its own, numbered without a gap, between an opening and a close', async () => {
  const dir = newStore();
  configure({ store: { dir }, project: 'p' });
  for (let i = 0; i < 100; i++) startTrace(`run ${i}`, (t) => t.span('step', { input: { text: 'ä\u2028"\\\n\u0000😀' } }, () => i));
  await shutdown();
  const lines = linesOf(dir);
  // What is open when its group is committed, as on a busy machine, has its start there, too.
  const ends = lines.filter(({ event }) => event.endsWith('.end'));
  expect(ends).toHaveLength(200);
  expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_line, i) => i));
  expect(lines[0]).toMatchObject({ event: 'journal.open', version: 1, pid: process.pid, node: process.version, segment: 0, project: 'p' });
  expect(lines.at(-1)).toMatchObject({ event: 'journal.close' });
  expect(ends[0]).toMatchObject({ event: 'span.end', name: 'step', input: { text: 'ä\u2028"\\\n\u0000😀' }, output: 0 });
});

test('a start is written for what is in flight, and none for what has ended by then', async () => {
  const dir = newStore();
  configure({ store: { dir } });
  const t = startTrace('run', { input: 'question' });
  t.span('short', () => {});
  const s = t.span('long', { kind: 'TOOL', input: { query: 'q' } });
  await flush();
  expect(eventsOf(dir)).toEqual(['trace.start run', 'span.start long', 'span.end short']);
  const start = linesOf(dir).find(({ event }) => event === 'span.start');
  expect(start).toMatchObject({ kind: 'TOOL', status: 'RUNNING', input: { query: 'q' }, spanId: s.spanId, traceId: t.traceId });
  expect(start).not.toHaveProperty('endTime');
  s.end();
  t.end();
  score(t, 'good', 1);
  await flush();
  expect(eventsOf(dir).slice(3)).toEqual(['span.end long', 'trace.end run', 'score good']);
});

test('a start is written once, however long the span is open', async () => {
  const dir = newStore();
  configure({ store: { dir } });
  const t = startTrace('run');
  for (let i = 0; i < 5; i++) {
    t.span('step', () => {});
    await flush();
  }
  t.end();
  await flush();
  expect(eventsOf(dir).filter((event) => event === 'trace.start run')).toHaveLength(1);
});

test('a program that records nothing leaves no folder', async () => {
  const dir = newStore();
  configure({ store: { dir } });
  await flush();
  await shutdown();
  expect(filesOf(dir)).toEqual([]);
});

test('`store: false` writes nothing', async () => {
  const dir = newStore();
  process.env['FILIGREE_DIR'] = dir;
  try {
    configure({ store: false });
    startTrace('run', () => {});
    await shutdown();
    expect(filesOf(dir)).toEqual([]);
  } finally {
    delete process.env['FILIGREE_DIR'];
  }
});

test('`FILIGREE_DIR` says where the store is', async () => {
  const dir = newStore();
  process.env['FILIGREE_DIR'] = dir;
  try {
    configure();
    startTrace('run', () => {});
    await shutdown();
    expect(eventsOf(dir)).toEqual(['trace.end run']);
  } finally {
    delete process.env['FILIGREE_DIR'];
  }
});

test('two configurations in one process write two files, each whole', async () => {
  const dir = newStore();
  configure({ store: { dir } });
  startTrace('one', () => {});
  configure({ store: { dir } });
  startTrace('two', () => {});
  await shutdown();
  expect(filesOf(dir)).toHaveLength(2);
  expect(eventsOf(dir).sort()).toEqual(['trace.end one', 'trace.end two']);
});
