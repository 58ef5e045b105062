import { describe, expect, test } from '@jest/globals';
import { startTrace } from '../../../index.js';
import { record } from '../../support/record.js';
import { hosts, load } from '../support/hosts.js';

describe.each(hosts)('in the %s host', (_host, compile) => {
  const program = (code: string) => load(compile(`import { currentSpan, startSpan, startTrace } from 'filigree';\n${code}`));

  test('the exception that leaves the block ends its handles as ERROR, with message, type and stack', () => {
    const recorded = record();
    const { run } = program(`export function run() { using t = startTrace('agent'); { using s = t.span('step'); throw new RangeError('too far'); } }`);
    expect(run).toThrow('too far');
    const error = { type: 'RangeError', message: 'too far', stack: expect.stringContaining('RangeError: too far') };
    expect(recorded.spans).toMatchObject([{ name: 'step', status: 'ERROR', error }]);
    expect(recorded.traces).toMatchObject([{ name: 'agent', status: 'ERROR', error }]);
  });

  test('what was caught inside the block is not the block’s', () => {
    const recorded = record();
    program(`export function run() { using s = startSpan('outer'); try { using t = startSpan('inner'); throw new Error('caught'); } catch {} }`).run();
    expect(recorded.spans.map(({ name, status }) => [name, status])).toEqual([['inner', 'ERROR'], ['outer', 'COMPLETED']]);
  });

  test('an abort ends the span as CANCELLED', async () => {
    const recorded = record();
    const { run } = program(`export async function run(signal) { await using s = startSpan('fetch'); await null; signal.throwIfAborted(); }`);
    await run(AbortSignal.abort()).catch(() => {});
    expect(recorded.spans).toMatchObject([{ status: 'CANCELLED' }]);
  });

  test('an error of a resource that is disposed inside the span is the span’s, one of a resource around it is not', () => {
    const recorded = record();
    const { run } = program(`const r = (message) => ({ [Symbol.dispose]() { if (message) throw new Error(message); } });
      export function run(around, inside) { using a = r(around); using s = startSpan('s'); using b = r(inside); null; }`);
    expect(() => run('around')).toThrow('around');
    expect(() => run(undefined, 'inside')).toThrow('inside');
    expect(recorded.spans.map(({ status, error }) => [status, error?.message])).toEqual([['COMPLETED', undefined], ['ERROR', 'inside']]);
  });

  test('what was thrown into a generator is recorded, and an early return is not an error', () => {
    const recorded = record();
    const { steps } = program(`export function* steps() { using s = startSpan('s'); yield 1; yield 2; }`);
    const thrown = steps();
    thrown.next();
    expect(() => thrown.throw(new Error('from outside'))).toThrow('from outside');
    const returned = steps();
    returned.next();
    returned.return();
    expect(recorded.spans.map(({ status }) => status)).toEqual(['ERROR', 'COMPLETED']);
  });

  test('a handle in an async function is current in it and nowhere else', async () => {
    const recorded = record();
    const { work, root } = program(`
      export async function work(name) { using s = startSpan(name); startSpan(name + ' before').end(); await null; startSpan(name + ' after').end(); await null; return currentSpan() === s; }
      export async function root() { const going = [work('a'), work('b'), work('c')]; startSpan('beside').end(); const all = await Promise.all(going); startSpan('end').end(); return all; }`);
    expect(await startTrace('root', root)).toEqual([true, true, true]);
    const id = (name: string) => recorded.spans.find((span) => span.name === name)?.spanId;
    expect(Object.fromEntries(recorded.spans.map(({ name, parentSpanId }) => [name, parentSpanId]))).toEqual({
      ...Object.fromEntries(['a', 'b', 'c'].flatMap((name) => [[`${name} before`, id(name)], [`${name} after`, id(name)], [name, undefined]])),
      beside: undefined,
      end: undefined,
    });
    expect(work.constructor.name).toBe('AsyncFunction');
  });

  test('two hundred tasks that run at once, and fail at random, do not meet', async () => {
    const recorded = record();
    const { task } = program(`
      export async function task(n) { using s = startSpan('task ' + n); for (let i = 0; i <= n % 7; i++) { await null; await child(n, i); } if (n % 3 === 0) throw new Error('task ' + n); }
      const child = async (n, i) => { await using s = startSpan('child ' + n); for (let k = 0; k < i; k++) await null; };`);
    await Promise.allSettled(Array.from({ length: 200 }, (_, n) => task(n)));
    const tasks = new Map(recorded.spans.filter(({ name }) => name.startsWith('task')).map((span) => [span.name, span]));
    expect(tasks.size).toBe(200);
    for (const [name, { status, parentSpanId }] of tasks) expect([status, parentSpanId]).toEqual([Number(name.slice(5)) % 3 === 0 ? 'ERROR' : 'COMPLETED', undefined]);
    for (const { name, parentSpanId } of recorded.spans.filter((span) => span.name.startsWith('child'))) {
      expect(parentSpanId).toBe(tasks.get(name.replace('child', 'task'))!.spanId);
    }
  });

  test('a handle that is not filigree’s is not touched by what is thrown', () => {
    record();
    const { run, other } = program(`export const other = { [Symbol.dispose]() {}, failWith() { throw new Error('touched'); } };
      export function run(options) { using s = startSpan('s', options); throw 'out'; }`);
    expect(() => run(() => other)).toThrow('out');
  });
});
