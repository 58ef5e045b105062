import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { id, Lines, TestStore } from '../journal/scan-fixture.js';
import { filigree } from './run-cli.js';
import type { Stats } from '../../viewer/api/types.js';

let store: TestStore;

beforeEach(() => {
  store = new TestStore();
  const [a, b] = [id(), id()];
  const lines = new Lines().open();
  lines.spanEnd(a, id(), { name: 'ask', kind: 'LLM', model: 'gpt', tokenUsage: { promptTokens: 1200, completionTokens: 34 }, cost: { total: 0.25 }, output: 'hello' });
  lines.spanEnd(a, id(), { name: 'look \u001b[31m', kind: 'TOOL', status: 'ERROR' }).traceEnd(a);
  lines.traceEnd(b, { status: 'ERROR' });
  store.write(lines.text);
});

afterEach(() => store.remove());

test('stats sums up traces, models, kinds and names', async () => {
  const { code, out } = await filigree(['stats', '--dir', store.dir]);
  expect(code).toBe(0);
  expect(out).toContain('2 traces (1 failed)  2 spans  1,234 tokens (1,200 in, 34 out)  $0.25');
  expect(out).toMatch(/^MODEL +SPANS +TOKENS +COST/m);
  expect(out).toMatch(/^gpt +1 +1,234 +\$0\.25 +8\d\d ms/m);
  expect(out).toContain('look \\x1b[31m');
});

test('stats takes a query, with text in it too', async () => {
  const { out } = await filigree(['stats', 'kind:LLM "HELLO"', '--json', '--dir', store.dir]);
  expect((JSON.parse(out) as Stats).totals).toMatchObject({ traces: 1, spans: 2 });
});

test('stats says what it expects of a query', async () => {
  expect(await filigree(['stats', 'modle:x', '--dir', store.dir])).toMatchObject({ code: 2, err: expect.stringContaining('expected one of name') });
});

test('stats of an empty store says how to fill it', async () => {
  expect((await filigree(['stats', '--dir', '/nowhere'])).out).toContain('Nothing is recorded');
});
