import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Lines, T0, TestStore, id } from '../journal/scan-fixture.js';
import { filigree } from './run-cli.js';

let store: TestStore;
beforeEach(() => {
  store = new TestStore();
});
afterEach(() => store.remove());

const show = (...args: string[]) => filigree(['show', '--dir', store.dir, ...args]);
const at = (ms: number, duration = 100) => ({ startTime: T0 + ms * 1000, endTime: T0 + (ms + duration) * 1000 });

test('a trace is drawn as a tree of what happened, errors in their places', async () => {
  const [trace, plan, search, answer] = [id(), id(), id(), id()];
  const lines = new Lines()
    .open()
    .spanEnd(trace, plan, { ...at(10, 500), name: 'Planner.plan', kind: 'CHAIN', source: { file: 'src/planner.ts', line: 12 } })
    .spanEnd(trace, search, {
      ...at(20, 41),
      parentSpanId: plan,
      name: 'search',
      kind: 'TOOL',
      status: 'ERROR',
      error: { type: 'TypeError', message: 'fetch failed', cause: { type: 'Error', message: 'ECONNREFUSED' } },
      events: [{ name: 'retry', time: T0 + 25_000, attributes: { attempt: 2 } }],
    })
    .spanEnd(trace, answer, {
      ...at(600, 640),
      name: 'answer',
      kind: 'LLM',
      model: 'gpt-5.4',
      tokenUsage: { promptTokens: 150, completionTokens: 80 },
      cost: { total: 0.0021 },
      completionStartTime: T0 + 810_000,
    })
    .traceEnd(trace, { name: 'ResearchAgent.run', sessionId: 'demo', tags: ['a', 'b'] });
  store.write(lines.close().text);
  const { code, out, err } = await show('latest');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [title, facts, ...tree] = out.split('\n');
  expect(title).toBe('ResearchAgent.run  ✓ 1.24 s  3 spans (1 failed)  230 tokens (150 in, 80 out)  $0.0021');
  expect(facts).toMatch(new RegExp(`^${trace}  .*  session demo  tags a, b$`));
  expect(tree).toEqual([
    '├─ Planner.plan  CHAIN  ✓ 500 ms  src/planner.ts:12',
    '│  └─ search  TOOL  ✗ 41.0 ms',
    '│          TypeError: fetch failed',
    '│          caused by Error: ECONNREFUSED',
    '│          event retry at 5.0 ms {"attempt":2}',
    '└─ answer  LLM  ✓ 640 ms  gpt-5.4  230 tokens  $0.0021  first token 210 ms',
    '',
  ]);
});

test('what was in flight when the process died is marked', async () => {
  const [trace, agent, step] = [id(), id(), id()];
  const lines = new Lines().open().traceStart(trace).spanStart(trace, agent, { name: 'agent', startTime: T0 + 100_000 });
  lines.spanEnd(trace, id(), { ...at(200, 1100), parentSpanId: agent, name: 'done' });
  store.write(lines.spanStart(trace, step, { startTime: T0 + 1_300_000, parentSpanId: agent, name: 'step' }).text);
  const { out } = await show('latest');
  expect(out).toContain('agent  ↯ interrupted after ≥ 1.30 s, in flight when the process died  3 spans (2 open)');
  expect(out).toContain('└─ agent  OTHER  ↯ interrupted after ≥ 1.20 s, in flight when the process died');
  expect(out).toContain('   ├─ done  OTHER  ✓ 1.10 s');
  expect(out).toContain('   └─ step  OTHER  ↯ interrupted, in flight when the process died');
  const { trace: shown, spans } = JSON.parse((await show('latest', '--json')).out) as { trace: object; spans: object[] };
  expect(shown).toMatchObject({ status: 'INTERRUPTED', duration: 1_300_000 });
  expect(spans).toMatchObject([{ status: 'INTERRUPTED', duration: 1_200_000 }, { status: 'COMPLETED' }, { status: 'INTERRUPTED' }]);
});

test('what runs says for how long', async () => {
  const trace = id();
  const lines = new Lines().open().traceStart(trace).spanStart(trace, id(), { startTime: T0 + 4_000_000 });
  store.write(lines.text, { process: 9, pid: process.pid, startedAt: Date.now() });
  const { out } = await show('latest');
  expect(out).toContain('agent  ▶ running for 10.0 s');
  expect(out).toContain('└─ step  OTHER  ▶ running for 6.00 s');
});

test('a prepared span that was cancelled, and a cancelled one, say why', async () => {
  const trace = id();
  const lines = new Lines().open().spanEnd(trace, id(), { ...at(0), name: 'never', status: 'CANCELLED', neverStarted: true });
  store.write(lines.spanEnd(trace, id(), { ...at(1), name: 'stopped', status: 'CANCELLED', statusReason: 'AbortError: user left' }).traceEnd(trace).text);
  const { out } = await show('latest');
  expect(out).toContain('├─ never  OTHER  ⊘ never started\n');
  expect(out).toContain('└─ stopped  OTHER  ⊘ 100 ms\n        AbortError: user left\n');
});

test('a span whose parent is missing stands under the trace, with a note', async () => {
  const [trace, lost] = [id(), id()];
  store.write(new Lines().open().spanEnd(trace, id(), { parentSpanId: lost, name: 'orphan' }).traceEnd(trace).text);
  expect((await show('latest')).out).toContain(`└─ orphan  OTHER  ✓ 830 ms\n        its parent ${lost} was not recorded\n`);
  expect(JSON.parse((await show('latest', '--json')).out)).toMatchObject({ spans: [{ name: 'orphan', depth: 0, orphan: true }] });
});

test('a trace whose own record is missing is drawn from its spans', async () => {
  const trace = id();
  store.write(new Lines().open().spanEnd(trace, id(), { name: 'first' }).text);
  const { out } = await show('latest');
  expect(out).toContain('the trace itself was not recorded');
  expect(out).toContain('└─ first');
  expect((await show(trace.slice(-6))).out).toBe(out);
});

test('inputs and outputs are shown when they are asked for, and cut', async () => {
  const trace = id();
  const lines = new Lines().open().spanEnd(trace, id(), { input: { q: 'why?\n' }, output: 'x'.repeat(5000) });
  store.write(lines.traceEnd(trace, { input: 'in', output: 'out' }).text);
  const { out } = await show('latest', '--io');
  expect(out).toContain('\ninput  "in"\noutput "out"\n');
  expect(out).toContain('        input  {"q":"why?\\n"}\n');
  expect(out).toMatch(/output "x{999}… \(4,002 more characters\)\n/);
  expect((await show('latest')).out).not.toContain('why?');
});

test('JSON is flat, in the order of the tree, and leaves inputs out unless they are asked for', async () => {
  const [trace, parent] = [id(), id()];
  const lines = new Lines().open().spanEnd(trace, parent, { ...at(1), name: 'parent', input: 'i' });
  lines.spanEnd(trace, id(), { ...at(2), name: 'child', parentSpanId: parent, output: 'x'.repeat(20_000) }).spanEnd(trace, id(), { ...at(9), name: 'later' });
  lines.traceEnd(trace, { input: 'asked', metadata: { k: 1 } }).add('score', { traceId: trace, spanId: parent, name: 'good', value: true, time: T0 });
  store.write(lines.text);
  const plain = JSON.parse((await show('latest', '--json')).out) as { trace: object; spans: object[] };
  expect(Object.keys(plain)).toEqual(['trace', 'spans', 'scores', 'omittedSpans']);
  expect(plain.trace).toMatchObject({ traceId: trace, status: 'COMPLETED', metadata: { k: 1 }, totals: { spans: 3 } });
  expect(plain.trace).not.toHaveProperty('input');
  expect(plain.spans[0]).toEqual({
    spanId: parent, traceId: trace, name: 'parent', kind: 'OTHER', status: 'COMPLETED', startTime: T0 + 1000, endTime: T0 + 101_000, duration: 100_000, depth: 0,
  });
  expect(plain).toMatchObject({ spans: [{ name: 'parent' }, { name: 'child', depth: 1 }, { name: 'later' }], scores: [{ name: 'good' }], omittedSpans: 0 });
  const full = JSON.parse((await show('latest', '--json', '--io')).out) as { trace: object; spans: { output: { head: string } }[] };
  expect(full).toMatchObject({ trace: { input: 'asked' }, spans: [{ input: 'i' }, { output: { truncated: true, length: 20_002 } }, {}] });
  expect(full.spans[1]!.output.head).toHaveLength(16 * 1024);
});

test('the number of spans is bounded, and what is left out is said', async () => {
  const trace = id();
  const lines = new Lines().open();
  for (let i = 0; i < 12; i++) lines.spanEnd(trace, id(), at(i));
  store.write(lines.traceEnd(trace).text);
  expect((await show('latest', '--limit', '10')).out).toMatch(/\n… 2 more spans; --limit 0 draws all\.\n$/);
  expect(JSON.parse((await show('latest', '--limit', '10', '--json')).out)).toMatchObject({ omittedSpans: 2 });
  expect((await show('latest', '--limit', '0')).out.match(/step/g)).toHaveLength(12);
});

test('scores stand where they were given', async () => {
  const [trace, span] = [id(), id()];
  const lines = new Lines().open().spanEnd(trace, span).traceEnd(trace);
  lines.add('score', { traceId: trace, spanId: span, name: 'relevance', value: 0.9, reason: 'on topic', time: T0 }).add('score', { traceId: trace, name: 'helpful', value: true, time: T0 });
  store.write(lines.text);
  const { out } = await show('latest');
  expect(out).toMatch(/\nscore helpful true\n└─ step/);
  expect(out).toContain('        score relevance 0.9 on topic\n');
});

test('a trace can be named by its id, its beginning or its end, in any case', async () => {
  const trace = 'aaaaaaaa-0000-7000-8000-00000000beef';
  store.write(new Lines().open().traceEnd(trace, { name: 'mine' }).traceEnd('bbbbbbbb-0000-7000-8000-00000000cafe').text);
  for (const name of [trace, trace.toUpperCase(), trace.replaceAll('-', ''), 'aaaa', 'beef', '0000-00000000BEEF'.slice(5)]) {
    expect((await show(name)).out).toContain('mine');
  }
});

test('a part of an id that several traces have lists them', async () => {
  const ids = ['aaaaaaaa-0000-7000-8000-000000000001', 'aaaaaaaa-0000-7000-8000-000000000002'];
  store.write(new Lines().open().traceEnd(ids[0]!, { name: 'one' }).traceEnd(ids[1]!, { name: 'two' }).text);
  const { code, out, err } = await show('aaaa');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/aaaa can be 2 traces/);
  expect(err).toContain(`${ids[0]}  2026-01-0`);
  expect(err).toContain('two');
});

test('an unknown trace is an error that says what to do', async () => {
  expect(await show('latest')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Nothing is recorded') });
  store.write(new Lines().open().traceEnd(id()).text);
  expect(await show('ffff')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('`filigree ls`') });
});

test('an id that stands in a value or a link does not make a record part of the trace', async () => {
  const [trace, other] = [id(), id()];
  const lines = new Lines().open().spanEnd(trace, id(), { name: 'mine' }).traceEnd(trace);
  store.write(lines.spanEnd(other, id(), { name: 'foreign', input: trace }).traceEnd(other, { link: { traceId: trace } }).text);
  const { out } = await show(trace);
  expect(out).toContain('1 span');
  expect(out).not.toContain('foreign');
});

test('nothing that was recorded can steer the terminal', async () => {
  const hostile = 'x\r\n\u001b]0;title\u0007\u001b[31m\u009b2J\u202e\u2066';
  const trace = id();
  const lines = new Lines().open().spanEnd(trace, id(), {
    ...at(0),
    name: hostile,
    kind: hostile,
    status: hostile,
    statusReason: hostile,
    model: hostile,
    parentSpanId: hostile,
    error: { type: hostile, message: hostile },
    input: { [hostile]: hostile },
    output: hostile,
    events: [{ name: hostile, time: T0, attributes: { [hostile]: hostile } }],
    source: { file: hostile, line: 1 },
  });
  const all = { name: hostile, sessionId: hostile, userId: hostile, tags: [hostile], project: hostile, environment: hostile, release: hostile, statusReason: hostile };
  lines.traceEnd(trace, { ...all, link: { traceId: hostile }, source: { file: hostile, line: 1 }, error: { type: hostile, message: hostile }, input: hostile, output: hostile });
  store.write(lines.add('score', { traceId: trace, name: hostile, value: hostile, reason: hostile, time: T0 }).text);
  for (const args of [['--io'], ['--io', '--json']]) {
    const { code, out } = await show('latest', ...args);
    expect(code).toBe(0);
    expect(out).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  }
});
