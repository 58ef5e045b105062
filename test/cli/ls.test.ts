import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Lines, T0, TestStore, id } from '../journal/scan-fixture.js';
import { filigree } from './run-cli.js';
import type { TraceSummary } from '../../viewer/data/trace-summary.js';

let store: TestStore;
beforeEach(() => {
  store = new TestStore();
});
afterEach(() => store.remove());

const ls = (...args: string[]) => filigree(['ls', '--dir', store.dir, ...args]);
const listed = async (...args: string[]) => JSON.parse((await ls('--json', ...args)).out) as TraceSummary[];
const column = (out: string, title: string) => {
  const [head, ...rows] = out.trimEnd().split('\n');
  const from = head!.indexOf(title);
  return rows.map((row) => row.slice(from).split('  ')[0]!.trim());
};

/** Two spans with tokens and a cost, one of them failing. */
function agentRun(lines: Lines, traceId: string, fields: object = {}): Lines {
  return lines
    .spanEnd(traceId, id(), { kind: 'LLM', tokenUsage: { promptTokens: 1000, completionTokens: 234, cached: 900 }, cost: { total: 0.0021 } })
    .spanEnd(traceId, id(), { status: 'ERROR', cost: { total: 0.0004 } })
    .traceEnd(traceId, fields);
}

test('traces are listed newest first, with their sums', async () => {
  const [first, second] = [id(), id()];
  const lines = agentRun(new Lines().open(), first, { name: 'first', sessionId: 's1' });
  store.write(agentRun(lines, second, { name: 'second', startTime: T0 + 1_000_000, status: 'ERROR' }).close().text);
  const { code, out, err } = await ls();
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(column(out, 'ID')).toEqual([second.slice(-8), first.slice(-8)]);
  expect(column(out, 'NAME')).toEqual(['second', 'first']);
  expect(column(out, 'STATUS')).toEqual(['✗ error', '✓ completed']);
  expect(out).toMatch(/first .* 1\.24 s +2 +1,234 +\$0\.0025 +s1\n/);
});

test('JSON has the same traces, in a stable form', async () => {
  const trace = id();
  store.write(agentRun(new Lines().open(), trace, { sessionId: 's1', input: 'secret', error: { type: 'E', message: 'm', stack: 'long' } }).text);
  const [summary] = await listed();
  expect(summary).toEqual({
    traceId: trace,
    name: 'agent',
    status: 'COMPLETED',
    startTime: T0,
    endTime: T0 + 1_240_000,
    duration: 1_240_000,
    sessionId: 's1',
    error: { type: 'E', message: 'm' },
    recorded: true,
    totals: { spans: 2, openSpans: 0, failedSpans: 1, promptTokens: 1000, completionTokens: 234, tokens: 1234, cost: 0.0025 },
  });
});

test('starts and ends of the same things are counted once', async () => {
  const [trace, span] = [id(), id()];
  store.write(new Lines().open().traceStart(trace).spanStart(trace, span).spanEnd(trace, span).traceEnd(trace).text);
  expect(await listed()).toMatchObject([{ status: 'COMPLETED', totals: { spans: 1, openSpans: 0 } }]);
});

test('a trace whose process is gone is interrupted, and one whose process is there runs', async () => {
  const [gone, here, closed] = [id(), id(), id()];
  store.write(new Lines().open().traceStart(gone, { name: 'gone' }).spanStart(gone, id(), { startTime: T0 + 5000 }).text, { process: 1 });
  const running = new Lines().open().traceStart(here, { name: 'here' }).text;
  store.write(running, { process: 9, pid: process.pid, startedAt: Date.now() });
  store.write(new Lines().open().traceStart(closed, { name: 'closed' }).close().text, { process: 2 });
  const byName = new Map((await listed()).map((trace) => [trace.name, trace]));
  expect(byName.get('gone')).toMatchObject({ status: 'INTERRUPTED', duration: 5000, totals: { spans: 1, openSpans: 1 } });
  expect(byName.get('here')).toMatchObject({ status: 'RUNNING' });
  expect(byName.get('here')).not.toHaveProperty('duration');
  expect(byName.get('closed')).toMatchObject({ status: 'INTERRUPTED' });
});

test('a trace of which only spans are left is listed under the first of them', async () => {
  const trace = id();
  store.write(new Lines().open().spanEnd(trace, id(), { name: 'late', startTime: T0 + 5 }).spanEnd(trace, id(), { name: 'early' }).text);
  expect(await listed()).toMatchObject([{ name: 'early', recorded: false, status: 'COMPLETED', duration: 830_000, totals: { spans: 2 } }]);
});

test('spans that other processes recorded count for the trace', async () => {
  const trace = id();
  store.write(agentRun(new Lines().open(), trace).text, { process: 1 });
  store.write(new Lines().open().spanEnd(trace, id()).text, { process: 2 });
  expect(await listed()).toMatchObject([{ totals: { spans: 3 } }]);
});

test('the list can be narrowed by session, status and name', async () => {
  const lines = new Lines().open();
  lines.traceEnd(id(), { name: 'Research', sessionId: 'a' }).traceEnd(id(), { name: 'write', sessionId: 'a', status: 'ERROR' }).traceEnd(id(), { name: 'review' });
  store.write(lines.text);
  const names = async (...args: string[]) => (await listed(...args)).map(({ name }) => name).sort();
  expect(await names('--session', 'a')).toEqual(['Research', 'write']);
  expect(await names('--status', 'error')).toEqual(['write']);
  expect(await names('--name', 'RE')).toEqual(['Research', 'review']);
  expect(await names('--session', 'a', '--name', 're')).toEqual(['Research']);
  expect((await ls('--name', 'nothing like it')).out).toBe('No trace matches.\n');
});

test('the list is bounded, and says so', async () => {
  const lines = new Lines().open();
  for (let i = 0; i < 25; i++) lines.traceEnd(id());
  store.write(lines.text);
  expect(await listed()).toHaveLength(20);
  expect(await listed('--limit', '3')).toHaveLength(3);
  expect(await listed('--limit', '0')).toHaveLength(25);
  expect((await ls('--limit', '3')).out).toMatch(/\n… 22 more; --limit 0 lists all\.\n$/);
});

test('a store without anything in it says how to record', async () => {
  const { code, out } = await ls();
  expect(code).toBe(0);
  expect(out).toContain(`Nothing is recorded in ${store.dir} yet.`);
  expect(out).toContain("import { startTrace } from 'filigree'");
  expect(await ls('--json')).toEqual({ code: 0, out: '[]\n', err: '' });
});

test('the store is the one of the option, else of FILIGREE_DIR, else of the working directory', async () => {
  const dirOf = async (args: string[], env: NodeJS.ProcessEnv) => /in (.*) yet/.exec((await filigree(['ls', ...args], { env, cwd: '/somewhere' })).out)?.[1];
  expect(await dirOf(['--dir', 'x'], { FILIGREE_DIR: '/y' })).toBe('/somewhere/x');
  expect(await dirOf([], { FILIGREE_DIR: '/y' })).toBe('/y');
  expect(await dirOf([], { FILIGREE_DIR: ' ' })).toBe('/somewhere/.filigree');
});

test('what is damaged is skipped and said on standard error', async () => {
  store.write(`${new Lines().open().text}rubbish\n${new Lines().traceEnd(id()).text}`, { process: 1 });
  store.write(new Lines().open({ version: 9 }).text, { process: 2 });
  const { code, out, err } = await ls('--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toHaveLength(1);
  expect(err).toBe('Skipped: 1 damaged line, 1 file of a later version of filigree.\n');
});

test('a folder that cannot be read is told in a line, without a stack', async () => {
  const { code, out, err } = await filigree(['ls', '--dir', 'x'.repeat(300)], { cwd: store.dir });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^filigree ls: ENAMETOOLONG.*\n$/);
});

test('names and sessions cannot steer the terminal', async () => {
  const hostile = 'a\n\u001b[2J\u001b]8;;http://evil\u0007\u009b31m\u202ez';
  store.write(new Lines().open().traceEnd(id(), { name: hostile, sessionId: hostile }).text);
  for (const { out } of [await ls(), await ls('--json')]) expect(out).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  expect((await ls()).out).toContain('a\\n\\x1b[2J\\x1b]8;;http://evil\\x07\\x9b31m\\u202ez');
  expect(await listed()).toMatchObject([{ name: hostile }]);
});

test('a narrow terminal takes from the names, and wide characters keep the columns in line', async () => {
  const lines = new Lines().open();
  lines.traceEnd(id(), { name: '日本語のとても長い名前のエージェントです' }).traceEnd(id(), { name: 'plain' }).traceEnd(id(), { name: 'x'.repeat(500) });
  store.write(lines.text);
  const { out } = await filigree(['ls', '--dir', store.dir], { columns: 72 });
  const rows = out.trimEnd().split('\n');
  expect(rows.every((row) => Array.from(row).length <= 72)).toBe(true);
  expect(out).toContain('日本語');
  expect(out).toMatch(/x…/);
});

test('colours are there when they are wanted and not otherwise', async () => {
  store.write(new Lines().open().traceEnd(id()).text);
  expect((await filigree(['ls', '--dir', store.dir], { colour: true })).out).toContain('\u001b[32m✓ completed\u001b[39m');
  expect((await ls()).out).not.toContain('\u001b');
});
