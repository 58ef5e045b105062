import { expect, test } from '@jest/globals';
import { startSpan, startTrace, stats } from 'filigree';
import { record } from '../support/record.js';

test('setters of a span chain, and reach the record', () => {
  const recorded = record();
  const s = startSpan('generate', { kind: 'LLM' });
  const same = s
    .setInput({ messages: ['hi'] })
    .setOutput({ text: 'hello' })
    .setModel('gpt-5.4')
    .setModelParameters({ temperature: 0.2 })
    .setTokenUsage({ promptTokens: 150, completionTokens: 80, cachedTokens: 20 })
    .setCost({ total: 0.01, prompt: 0.004 })
    .setCompletionStartTime(new Date(1_800_000_000_000))
    .setMetadata({ region: 'eu' })
    .setTags(['slow'])
    .addEvent('retry', { attempt: 2 });
  expect(same).toBe(s);
  s.end();
  expect(recorded.span()).toMatchObject({
    input: { messages: ['hi'] },
    output: { text: 'hello' },
    model: 'gpt-5.4',
    modelParameters: { temperature: 0.2 },
    tokenUsage: { promptTokens: 150, completionTokens: 80, cachedTokens: 20 },
    cost: { total: 0.01, prompt: 0.004 },
    completionStartTime: 1_800_000_000_000_000,
    metadata: { region: 'eu' },
    tags: ['slow'],
    events: [{ name: 'retry', attributes: { attempt: 2 }, time: expect.any(Number) }],
  });
});

test('setters of a trace chain, and reach the record', () => {
  const recorded = record();
  const t = startTrace('run', { tags: ['a'] });
  expect(t.setInput(1).setOutput(2).setMetadata({ x: 1 }).setTags(['b']).setStatus('ERROR')).toBe(t);
  t.end();
  expect(recorded.trace()).toMatchObject({ input: 1, output: 2, metadata: { x: 1 }, tags: ['b'], status: 'ERROR' });
});

test('`setMetadata` merges shallowly and never touches the caller’s object', () => {
  const recorded = record();
  const first = Object.freeze({ a: 1, deep: Object.freeze({ x: 1 }) });
  startSpan('step', { metadata: first }).setMetadata({ b: 2, deep: { y: 2 } }).end();
  expect(recorded.span().metadata).toEqual({ a: 1, b: 2, deep: { y: 2 } });
  expect(first).toEqual({ a: 1, deep: { x: 1 } });
});

test('what a setter gets is a snapshot: later changes of the value change nothing', () => {
  const recorded = record();
  const value = { list: [1], map: new Map([['k', 1]]) };
  const metadata = { tags: ['x'] };
  const usage = { promptTokens: 1 };
  const s = startSpan('step', { input: value, metadata }).setOutput(value).setTokenUsage(usage);
  value.list.push(2);
  value.map.set('l', 2);
  metadata.tags.push('y');
  usage.promptTokens = 100;
  s.end();
  expect(recorded.span()).toMatchObject({ input: { list: [1] }, output: { list: [1] }, metadata: { tags: ['x'] }, tokenUsage: { promptTokens: 1 } });
  expect(JSON.stringify(recorded.span().input)).not.toContain('"l"');
});

test('setters after the end change nothing and are counted', () => {
  const recorded = record();
  const t = startTrace('run');
  const s = startSpan('step');
  s.end();
  t.end();
  s.setInput(1).setOutput(1).setModel('m').setTokenUsage({}).setModelParameters({}).setCost({ total: 1 }).setCompletionStartTime(new Date()).setError('e').setMetadata({}).setTags([]).setStatus('ERROR').addEvent('e').setResult({}).start();
  t.setInput(1).setError('e');
  expect(recorded.span()).toMatchObject({ status: 'COMPLETED' });
  expect(recorded.span()).not.toHaveProperty('input');
  expect(stats().ignored).toEqual({
    setInput: 2,
    setOutput: 1,
    setModel: 1,
    setTokenUsage: 1,
    setModelParameters: 1,
    setCost: 1,
    setCompletionStartTime: 1,
    setError: 2,
    setMetadata: 1,
    setTags: 1,
    setStatus: 1,
    addEvent: 1,
    setResult: 1,
    start: 1,
  });
});

test('what was set last counts', () => {
  const recorded = record();
  startSpan('step').setOutput(1).setOutput(2).setTokenUsage({ promptTokens: 1 }).setTokenUsage({ completionTokens: 2 }).end();
  expect(recorded.span()).toMatchObject({ output: 2, tokenUsage: { completionTokens: 2 } });
  expect(recorded.span().tokenUsage).not.toHaveProperty('promptTokens');
});

test('an event has the time of the call, or the one that it is given', () => {
  const recorded = record();
  const before = Date.now();
  startSpan('step').addEvent('now').addEvent('then', undefined, new Date(1_700_000_000_000)).end();
  const [now, then] = recorded.span().events!;
  expect(now!.time / 1000).toBeGreaterThan(before - 1000);
  expect(then).toEqual({ name: 'then', time: 1_700_000_000_000_000 });
});
