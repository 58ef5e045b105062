import { appendFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Lines, T0, TestStore, id } from '../journal/scan-fixture.js';
import { filigree } from './run-cli.js';

let store: TestStore;
beforeEach(() => {
  store = new TestStore();
});
afterEach(() => store.remove());

const tail = (...args: string[]) => filigree(['tail', '--dir', store.dir, ...args]);
const ended = (name: string, endTime = T0 + 1) => new Lines().traceEnd(id(), { name, endTime }).text;

/** Runs `tail` until it has printed so many lines, and calls `act` once it has printed the first ones. */
async function follow(args: readonly string[], lines: number, act: () => void): Promise<string> {
  const controller = new AbortController();
  let out = '';
  const seen = () => out.split('\n').length - 1;
  setTimeout(act, 50);
  const print = (text: string) => {
    out += text;
    if (seen() === lines) controller.abort();
  };
  const { code } = await filigree(['tail', '--dir', store.dir, ...args], { out: print, untilInterrupted: () => controller.signal });
  expect(code).toBe(0);
  return out;
}

test('it begins with the last ten records', async () => {
  const lines = new Lines().open();
  for (let i = 1; i <= 15; i++) lines.traceEnd(id(), { name: `n${i}`, endTime: T0 + i });
  store.write(lines.text);
  const { out } = await tail('--limit', '10');
  expect(out.match(/n\d+/g)).toEqual(['n6', 'n7', 'n8', 'n9', 'n10', 'n11', 'n12', 'n13', 'n14', 'n15']);
  expect((await tail('-n', '2', '--limit', '2')).out.match(/n\d+/g)).toEqual(['n14', 'n15']);
});

test('it prints lines that are appended and files that are new, until it is interrupted', async () => {
  const path = store.write(ended('old'), { process: 1 });
  const out = await follow(['-n', '1'], 3, () => {
    appendFileSync(path, ended('appended'));
    store.write(ended('new file'), { process: 2 });
  });
  expect(out.match(/old|appended|new file/g)).toEqual(['old', 'appended', 'new file']);
});

test('it waits for the first record of a store that is empty', async () => {
  const out = await follow([], 1, () => store.write(ended('first')));
  expect(out).toContain('first');
});

test('an event is a line: when, which trace, what, and how it went', async () => {
  const trace = id();
  const lines = new Lines().open().spanStart(trace, id(), { name: 'plan', kind: 'CHAIN' });
  lines.spanEnd(trace, id(), { name: 'ask', kind: 'LLM', model: 'gpt-5.4', tokenUsage: { promptTokens: 5 }, cost: { total: 0.5 }, status: 'ERROR', error: { type: 'E', message: 'bad\nluck' } });
  store.write(lines.add('score', { traceId: trace, name: 'good', value: 1, time: T0 + 2_000_000 }).text);
  const printed = (await tail('--limit', '3')).out.trimEnd().split('\n').map((text) => text.replace(/^\d\d:\d\d:\d\d\.\d{3}/, 'TIME'));
  expect(printed).toEqual([
    `TIME  ${trace.slice(-8)}  span.start   plan  CHAIN`,
    `TIME  ${trace.slice(-8)}  span.end     ask  LLM  ✗ 830 ms  gpt-5.4  5 tokens  $0.50  E: bad\\nluck`,
    `TIME  ${trace.slice(-8)}  score        good 1`,
  ]);
});

test('JSON is a record a line, long values cut', async () => {
  const trace = id();
  store.write(new Lines().open().traceEnd(trace, { name: 'a\u009b', input: 'y'.repeat(50_000), output: 1 }).text);
  const { out } = await tail('--json', '--limit', '1');
  expect(out).not.toContain('\u009b');
  expect(out.length).toBeLessThan(20_000);
  const record = JSON.parse(out) as object;
  expect(record).toMatchObject({ event: 'trace.end', traceId: trace, name: 'a\u009b', input: { truncated: true, length: 50_002 }, output: 1 });
  expect(record).not.toHaveProperty('seq');
});
