import { expect, test } from '@jest/globals';
import { currentSpan, currentTrace, startSpan, startTrace } from 'filigree';
import { record } from '../support/record.js';

test('`startTrace` with a callback is a trace of what the callback does', async () => {
  const recorded = record();
  const answer = await startTrace('my-agent', { input: 'hi', sessionId: 's-1', userId: 'u-1', tags: ['prod'], metadata: { team: 'a' } }, async (t) => {
    await null;
    t.setOutput({ text: 'hello' });
    return 42;
  });
  expect(answer).toBe(42);
  expect(recorded.trace()).toMatchObject({
    name: 'my-agent',
    status: 'COMPLETED',
    input: 'hi',
    output: { text: 'hello' },
    sessionId: 's-1',
    userId: 'u-1',
    tags: ['prod'],
    metadata: { team: 'a' },
  });
});

test('what the callback returns is the output where none was set', () => {
  const recorded = record();
  expect(startTrace('run', () => ({ n: 1 }))).toEqual({ n: 1 });
  expect(recorded.trace().output).toEqual({ n: 1 });
});

test('spans of callbacks nest as the calls do', async () => {
  const recorded = record();
  await startTrace('run', async (t) => {
    await t.span('retrieve', { kind: 'RETRIEVER' }, async (s) => {
      s.setInput({ query: 'q' }).setOutput({ documents: [] });
      await s.span('embed', { kind: 'EMBEDDING', model: 'e-1' }, async () => {});
      await startSpan('rerank', { kind: 'RERANKER' }, async () => {});
    });
    t.span('generate', () => 1);
  });
  expect(recorded.paths).toEqual(['run > retrieve', 'run > retrieve > embed', 'run > retrieve > rerank', 'run > generate']);
  expect(recorded.span('retrieve')).toMatchObject({ kind: 'RETRIEVER', input: { query: 'q' }, output: { documents: [] } });
  expect(recorded.span('embed').model).toBe('e-1');
});

test('the span of a callback is current inside it, across awaits, and nowhere else', async () => {
  record();
  await startTrace('run', async (t) => {
    expect(currentTrace()).toBe(t);
    expect(currentSpan()).toBeUndefined();
    const waiting = t.span('step', async (s) => {
      await null;
      expect(currentSpan()).toBe(s);
      expect(currentTrace()?.traceId).toBe(t.traceId);
    });
    expect(currentSpan()).toBeUndefined();
    await waiting;
  });
  expect(currentTrace()).toBeUndefined();
});

test('an error is recorded and goes on as the very same value', async () => {
  const recorded = record();
  const error = new TypeError('no');
  await expect(startTrace('run', async (t) => t.span('step', async () => Promise.reject(error)))).rejects.toBe(error);
  expect(() =>
    startSpan('sync', () => {
      throw error;
    }),
  ).toThrow(error);
  expect(recorded.span('step')).toMatchObject({ status: 'ERROR', error: { type: 'TypeError', message: 'no' } });
  expect(recorded.trace('run').status).toBe('ERROR');
});

test('an error that is caught inside leaves the trace COMPLETED', async () => {
  const recorded = record();
  await startTrace('run', async (t) => {
    await t.span('step', async () => Promise.reject(new Error('no'))).catch(() => {});
  });
  expect([recorded.span().status, recorded.trace().status]).toEqual(['ERROR', 'COMPLETED']);
});

test('a callback that ends its own span keeps that end', () => {
  const recorded = record();
  startSpan('step', (s) => {
    s.setOutput('early').end();
    return 'late';
  });
  expect(recorded.span().output).toBe('early');
});

test('a name may be left out where the callback has one', () => {
  const recorded = record();
  (startSpan as unknown as (fn: () => void) => void)(function named() {});
  expect(recorded.span().name).toBe('named');
});
