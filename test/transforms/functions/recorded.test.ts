import { describe, expect, test } from '@jest/globals';
import { startTrace } from '../../../index.js';
import { record } from '../../support/record.js';
import { hosts, load } from '../support/hosts.js';

describe.each(hosts)('in the %s host', (_host, compile) => {
  const program = (code: string) => load(compile(`import { currentSpan, startSpan } from 'filigree';\n${code}`));

  test('a call is a span of its kind, with its name, its input by parameter name, its output and its place', async () => {
    const recorded = record();
    const { search } = program(`/**
 * Looks things up.
 * @span RETRIEVER
 */
export async function search(query, k = 5, { deep } = { deep: true }, ...rest) { return [query]; }`);
    await search('a', undefined, undefined, 7, 8);
    expect(recorded.spans).toMatchObject([
      {
        name: 'search',
        kind: 'RETRIEVER',
        status: 'COMPLETED',
        input: { query: 'a', k: 5, arg2: { deep: true }, rest: [7, 8] },
        output: ['a'],
        source: { file: 'agent.ts', line: 6, column: 8, function: 'search' },
      },
    ]);
  });

  test('an arrow that takes its one argument apart has the parts as its input', () => {
    const recorded = record();
    program('/** @span */ export const add = ({ a, b: { c } }) => a + c;').add({ a: 1, b: { c: 2 } });
    expect(recorded.spans).toMatchObject([{ name: 'add', kind: 'OTHER', input: { a: 1, c: 2 }, output: 3 }]);
  });

  test('`@trace` opens a trace, and spans inside hang under it', async () => {
    const recorded = record();
    await program('/** @trace */ export async function run() { await null; step(); startSpan("own").end(); }\n/** @span */ function step() {}').run();
    const [trace] = recorded.traces;
    expect(recorded.traces).toMatchObject([{ name: 'run' }]);
    expect(recorded.spans.map(({ name, traceId, parentSpanId }) => [name, traceId, parentSpanId])).toEqual([
      ['step', trace!.traceId, undefined],
      ['own', trace!.traceId, undefined],
    ]);
  });

  test('an error ends the span as ERROR, an abort as CANCELLED', async () => {
    const recorded = record();
    const { fails, aborts } = program(`
      /** @span */ export async function fails() { await null; throw new TypeError('no'); }
      /** @span */ export function aborts({ signal }) { signal.throwIfAborted(); }`);
    await fails().catch(() => {});
    const abort = new AbortController();
    abort.abort('enough');
    expect(() => aborts({ signal: abort.signal })).toThrow();
    expect(recorded.spans).toMatchObject([
      { status: 'ERROR', error: { type: 'TypeError', message: 'no', stack: expect.stringContaining('TypeError: no') } },
      { status: 'CANCELLED' },
    ]);
  });

  test('a generator is one span from its first step to its end, and each step runs inside it', () => {
    const recorded = record();
    const { steps } = program(`/** @span CHAIN */ export function* steps(n) { for (let i = 0; i < n; i++) { startSpan('step').end(); yield i; } }`);
    const first = steps(2);
    const second = steps(1);
    first.next();
    second.next();
    startTrace('apart', () => first.next());
    first.next();
    second.return();
    const parents = recorded.spans.filter(({ name }) => name === 'step').map(({ parentSpanId }) => parentSpanId);
    const [a, b] = recorded.spans.filter(({ name }) => name === 'steps');
    expect(a).toMatchObject({ input: { n: 2 }, output: [0, 1], status: 'COMPLETED' });
    expect(b).toMatchObject({ input: { n: 1 }, output: [0], status: 'CANCELLED' });
    expect(parents).toEqual([a!.spanId, b!.spanId, a!.spanId]);
  });

  test('an async generator keeps its span open until the stream is drained', async () => {
    const recorded = record();
    const { answer } = program(`/** @span LLM */ export async function* answer(prompt) { currentSpan().setModel('m'); await null; yield 'a'; yield 'b'; }`);
    for await (const _ of answer('hi')) expect(recorded.spans).toEqual([]);
    expect(recorded.spans).toMatchObject([{ name: 'answer', kind: 'LLM', model: 'm', input: { prompt: 'hi' }, output: 'ab', completionStartTime: expect.any(Number) }]);
  });

  test('an annotated async function has a context of its own', async () => {
    const recorded = record();
    const { run } = program(`/** @span */ async function one() { const s = startSpan('inner'); await null; s.end(); }
      export async function run() { const going = one(); startSpan('beside').end(); await going; startSpan('after').end(); }`);
    await startTrace('root', run);
    const parent = (name: string) => recorded.spans.find((span) => span.name === name)!.parentSpanId;
    expect([parent('beside'), parent('after')]).toEqual([undefined, undefined]);
    expect(parent('inner')).toBe(recorded.spans.find(({ name }) => name === 'one')!.spanId);
  });

  test('spans of the context that `t.span()` is called on are named after the function around them', () => {
    const recorded = record();
    program(`import { startTrace } from 'filigree';
export function work() { startTrace('t', (t) => { t.span({ kind: 'TOOL' }).end(); t.span('own').span().end(); }); }`).work();
    expect(recorded.spans.map(({ name, source }) => [name, source?.line])).toEqual([['work', 3], ['work', 3]]);
  });
});
