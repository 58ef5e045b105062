import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { id, Lines, T0 } from '../../journal/scan-fixture.js';
import { anyCharacter } from '../../support/any-character.js';
import { testViewer } from './support.js';
import type { Comparison, SearchAnswer, SessionAnswer, SessionList, SpanAnswer, Stats, TraceAnswer, TraceList } from '../../../viewer/api/types.js';

const [A, B, C] = [id(), id(), id()];
const [PLAN, ASK, RETRY] = [id(), id(), id()];

const filled = () =>
  testViewer((store) => {
    const lines = new Lines().open();
    lines.spanEnd(A, PLAN, { name: 'plan', kind: 'CHAIN', output: 'three steps', source: { file: 'a.ts', line: 3 } });
    lines.spanEnd(A, ASK, { name: 'ask', kind: 'LLM', model: 'gpt-5.4', parentSpanId: PLAN, startTime: T0 + 5, input: { question: 'Wie groß ist ÄÖÜ?' }, output: 'first', tokenUsage: { promptTokens: 100, completionTokens: 20 }, cost: { total: 0.5 }, completionStartTime: T0 + 1005 });
    lines.spanEnd(A, RETRY, { name: 'ask', kind: 'LLM', model: 'llama', parentSpanId: PLAN, startTime: T0 + 9, status: 'ERROR', error: { type: 'TimeoutError', message: 'no "answer"', stack: 'at x' }, input: 'again' });
    lines.traceEnd(A, { name: 'research agent', sessionId: 's-1', userId: 'ann', tags: ['prod', 'beta'], environment: 'production', input: 'x'.repeat(5000), output: { done: true } });
    lines.spanEnd(B, id(), { name: 'ask', kind: 'LLM', model: 'gpt-5.4' }).add('score', { traceId: B, name: 'good', value: true, time: T0 });
    lines.traceEnd(B, { name: 'support agent', sessionId: 's-1', startTime: T0 + 60_000_000, endTime: T0 + 90_000_000, status: 'ERROR', error: { type: 'E', message: 'm' } });
    lines.traceStart(C, { name: 'left behind', startTime: T0 + 70_000_000 });
    store.write(lines.text);
  });

const ids = (list: TraceList) => list.traces.map(({ traceId }) => traceId);
const q = (query: string) => `/api/traces?q=${encodeURIComponent(query)}`;

test('the list has the newest first, with sums and facets', async () => {
  const { api } = await filled();
  const list = await api<TraceList>('/api/traces');
  expect(ids(list)).toEqual([C, B, A]);
  expect(list.total).toBe(3);
  expect(list.traces[2]).toMatchObject({ name: 'research agent', status: 'COMPLETED', spans: 3, failedSpans: 1, promptTokens: 100, tokens: 120, cost: 0.5, models: ['gpt-5.4', 'llama'], tags: ['prod', 'beta'], userId: 'ann', live: false });
  expect(list.traces[0]).toMatchObject({ status: 'INTERRUPTED', live: false });
  expect(list.facets).toMatchObject({ status: { COMPLETED: 1, ERROR: 1, INTERRUPTED: 1 }, model: { 'gpt-5.4': 2, llama: 1 }, kind: { LLM: 2, CHAIN: 1 }, session: { 's-1': 2 }, tag: { prod: 1, beta: 1 }, environment: { production: 1 } });
});

test.each([
  ['kind:LLM model:llama', [A]],
  ['-kind:LLM', [C]],
  ['model:GPT*', [B, A]],
  ['status:interrupted', [C]],
  ['error:true', [B, A]],
  ['error:Timeout*', [A]],
  ['name:agent', [B, A]],
  ['name:"support agent"', [B]],
  ['session:s-1 -user:ann', [B]],
  ['tag:beta env:production', [A]],
  ['duration>2s -status:interrupted', [B]],
  ['tokens>=120 cost>0.1', [A]],
  ['spans:1', [B]],
  ['start>2020-01-01', [C, B, A]],
  ['"wie GROSS ist"', []],
  ['"wie groß ist äöü"', [A]],
  ['"no \\"answer\\""', [A]],
  ['three steps', [A]],
  ['COMPLETED', []],
  ['promptTokens', []],
  [A, [A]],
  ['-again', [C, B]],
])('the query %s finds what it says', async (query, expected) => {
  const { api } = await filled();
  expect(ids(await api<TraceList>(q(query)))).toEqual(expected);
});

test.each([
  ['sort=duration', [B, A]],
  ['sort=duration&order=asc', [A, B]],
  ['sort=tokens&limit=1', [A]],
  ['sort=name&order=asc', [A, B]],
  ['sort=start&order=asc&limit=1&offset=1', [B]],
])('the list comes in the order of %s', async (sort, expected) => {
  const { api } = await filled();
  expect(ids(await api<TraceList>(`${q('-status:interrupted')}&${sort}`))).toEqual(expected);
});

test.each(['limit=-1', 'limit=1e9', 'limit=x', 'offset=1.5', 'sort=evil', 'order=', `q=${'x'.repeat(3000)}`, 'q=modle:x', 'q=%22'])('bad parameters are refused with what was expected: %s', async (given) => {
  const { errors, get } = await testViewer();
  const { body, status } = await get(`/api/traces?${given}`);
  expect(status).toBe(400);
  expect((JSON.parse(body) as { error: string }).error).toMatch(/^expected /);
  expect(errors).toEqual([]);
});

test('whatever is asked for, the server answers with a list or says what it expected', async () => {
  const { errors, get } = await filled();
  const evil = fc.constantFrom("' OR 1=1 --", '(a+)+$', '%_%_%', '*'.repeat(50), '\u0000', '__proto__', '../../x', '<script>', 'NaN', '"', 'duration>', 'kind:*');
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('q', 'sort', 'limit', 'order', 'bucket', 'from', 'trace', 'a'), fc.oneof(evil, fc.string({ unit: anyCharacter })), fc.constantFrom('traces', 'stats', 'sessions', 'compare', `traces/${A}/search`), async (name, value, route) => {
      expect([200, 400, 404]).toContain((await get(`/api/${route}?${name}=${encodeURIComponent(value.toWellFormed())}`)).status);
    }),
    { numRuns: 60 },
  );
  expect(errors).toEqual([]);
}, 20_000);

test('a trace comes with its spans in the order of the tree, and previews of its values', async () => {
  const { api } = await filled();
  const { input, output, row, spans, trace } = await api<TraceAnswer>(`/api/traces/${A}`);
  expect(spans!.map(({ depth, name }) => `${depth} ${name}`)).toEqual(['0 plan', '1 ask', '1 ask']);
  expect(spans![1]).toMatchObject({ spanId: ASK, parentSpanId: PLAN, model: 'gpt-5.4', promptTokens: 100, cost: 0.5, ttft: 1000, hasInput: true, hasOutput: true });
  expect(spans![2]).toMatchObject({ status: 'ERROR', error: { type: 'TimeoutError', message: 'no "answer"' }, hasOutput: false });
  expect(input).toEqual({ text: 'x'.repeat(2048), truncated: true, length: 5000 });
  expect(output).toEqual({ text: '{"done":true}', truncated: false, length: 13 });
  expect(row.traceId).toBe(A);
  expect(trace).not.toHaveProperty('input');
});

test('columns say the same as rows', async () => {
  const { api } = await filled();
  const { spans } = await api<TraceAnswer>(`/api/traces/${A}`);
  const { columns, row } = await api<TraceAnswer>(`/api/traces/${A}?columns=1`);
  const rows = columns!.spanId.map((spanId, i) => ({ spanId, name: columns!.strings[columns!.name[i]!], model: columns!.strings[columns!.model[i]!], startTime: row.startTime + columns!.start[i]!, depth: columns!.depth[i], source: columns!.sources[columns!.source[i]!], error: columns!.errors[columns!.error[i]!] }));
  expect(rows).toEqual(spans!.map(({ depth, error, model, name, source, spanId, startTime }) => ({ spanId, name, model, startTime, depth, source, error })));
  expect(columns!.parent).toEqual([-1, 0, 0]);
  expect(columns!.flags).toEqual([2, 3, 1]);
});

test('a span comes whole, with the one of its name before it', async () => {
  const { api } = await filled();
  const { previous, span } = await api<SpanAnswer>(`/api/traces/${A}/spans/${RETRY}`);
  expect(span).toMatchObject({ spanId: RETRY, input: 'again', error: { stack: 'at x' } });
  expect(previous).toEqual({ spanId: ASK, input: { question: 'Wie groß ist ÄÖÜ?' }, output: 'first' });
});

test('search inside a trace names its spans', async () => {
  const { api } = await filled();
  expect((await api<SearchAnswer>(`/api/traces/${A}/search?q=ANSWER`)).spanIds).toEqual([RETRY]);
  expect((await api<SearchAnswer>(`/api/traces/${A}/search?q=ask`)).spanIds).toEqual([ASK, RETRY]);
});

test('sessions have their traces as a conversation, the oldest first', async () => {
  const { api } = await filled();
  expect(await api<SessionList>('/api/sessions')).toMatchObject({ total: 1, sessions: [{ sessionId: 's-1', traces: 2, tokens: 120, errors: 1, userId: 'ann' }] });
  const { traces } = await api<SessionAnswer>('/api/sessions/s-1');
  expect(traces.map(({ traceId }) => traceId)).toEqual([A, B]);
  expect(traces[0]!.output!.text).toBe('{"done":true}');
});

test('statistics sum up by model, kind, name and hour', async () => {
  const { api } = await filled();
  const stats = await api<Stats>('/api/stats?bucket=minute');
  expect(stats.byModel).toEqual([expect.objectContaining({ model: 'gpt-5.4', spans: 2, tokens: 120, cost: 0.5, errors: 0 }), expect.objectContaining({ model: 'llama', spans: 1, errors: 1 })]);
  expect(stats.byName.map(({ name, spans }) => `${name} ${spans}`)).toEqual(['ask 3', 'plan 1']);
  expect(stats.totals).toMatchObject({ traces: 3, spans: 4, errors: 1 });
  expect(stats.series.traces.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect(Math.abs(stats.byModel[0]!.p50 / 830_000 - 1)).toBeLessThan(0.02);
  expect((await api<Stats>('/api/stats?q=model:llama')).totals).toMatchObject({ traces: 1, spans: 3 });
});

test('two traces are aligned by the names of their spans', async () => {
  const { api } = await filled();
  const { pairs } = await api<Comparison>(`/api/compare?a=${A}&b=${B}`);
  expect(pairs.map(({ a, b, name }) => `${name} ${a ? 'a' : ''}${b ? 'b' : ''}`)).toEqual(['plan a', 'ask a', 'ask a', 'ask b']);
  const same = await api<Comparison>(`/api/compare?a=${A}&b=${A}`);
  expect(same.pairs.every(({ a, b }) => a?.spanId === b?.spanId)).toBe(true);
});

test.each([['json', 'application/json'], ['otlp', 'application/json'], ['markdown', 'text/markdown'], ['html', 'text/html']])('a trace is exported as %s, as a download', async (format, type) => {
  const { get } = await filled();
  const { body, headers, status } = await get(`/api/traces/${A}/export?format=${format}`);
  expect(status).toBe(200);
  expect(headers['content-type']).toContain(type);
  expect(headers['content-disposition']).toMatch(new RegExp(`^attachment; filename="trace-${A}\\.`));
  expect(body).toContain('TimeoutError');
});

test('what is not there is not found', async () => {
  const { get } = await filled();
  for (const path of [`/api/traces/${id()}`, `/api/traces/${A}/spans/${id()}`, `/api/traces/${B}/spans/${ASK}`, '/api/sessions/none', `/api/compare?a=${A}&b=x`]) expect((await get(path)).status).toBe(404);
});
