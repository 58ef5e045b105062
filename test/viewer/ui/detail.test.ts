import { expect, test } from '@jest/globals';
import { causesOf } from '../../../viewer/ui/data/causes-of.js';
import { chatsOf, detailTabs } from '../../../viewer/ui/data/detail-tabs.js';
import { partText } from '../../../viewer/ui/data/part-text.js';
import { previewText } from '../../../viewer/ui/data/preview-value.js';
import { readJson } from '../../../viewer/ui/data/json-text.js';

const whole = (text: string) => ({ text, truncated: false, length: text.length });

test('a span has tabs for what it has', () => {
  expect(detailTabs({ kind: 'TOOL', input: { q: 1 }, scores: [] })).toEqual(['values', 'raw']);
  const full = { kind: 'LLM', input: { messages: [{ role: 'user', content: 'hi' }] }, error: { type: 'E', message: 'm' }, previous: {}, events: [1], metadata: { a: 1 }, scores: [{ traceId: 't', name: 's', value: 1, time: 0 }] };
  expect(detailTabs(full)).toEqual(['messages', 'values', 'error', 'diff', 'events', 'scores', 'metadata', 'raw']);
});

test('messages are found in a request, wherever it stands among the arguments', () => {
  const request = { request: { messages: [{ role: 'user', content: 'hi' }], temperature: 0 } };
  expect(chatsOf({ kind: 'CHAIN', input: request, scores: [] })?.asked?.messages[0]).toMatchObject({ role: 'user', parts: [{ type: 'text', text: 'hi' }] });
});

test('texts of a model call are a conversation, those of a tool are values', () => {
  expect(chatsOf({ kind: 'LLM', input: 'hi', output: 'hello', scores: [] })?.answered?.messages[0]!.role).toBe('assistant');
  expect(chatsOf({ kind: 'TOOL', input: 'hi', output: 'hello', scores: [] })).toBeUndefined();
  expect(chatsOf({ kind: 'TOOL', input: { prompt: 'hi' }, output: 3, scores: [] })).toBeUndefined();
});

test('an error comes with its causes', () => {
  expect(causesOf({ type: 'A', message: '', cause: { type: 'B', message: '', cause: { type: 'C', message: '' } } }).map(({ type }) => type)).toEqual(['A', 'B', 'C']);
});

test('a part is copied as the text that it is', () => {
  expect(partText({ type: 'tool-call', id: '1', name: 'f', arguments: '{"a":1}' })).toBe('f({"a":1})');
  expect(partText({ type: 'tool-result', id: '1', result: { a: 1 } })).toBe('{\n  "a": 1\n}');
});

test('arguments that are JSON are read, others stay text', () => {
  expect(readJson('{"a":1}')).toEqual({ a: 1 });
  expect(readJson('{"a":')).toBe('{"a":');
  expect(readJson('plain')).toBe('plain');
});

test('a turn of a conversation shows what was asked and said', () => {
  expect(previewText(whole('{"question":"Why?"}'), 'user')).toBe('Why?');
  expect(previewText(whole('Because.'), 'assistant')).toBe('Because.');
  expect(previewText(whole('{"messages":[{"role":"system","content":"s"},{"role":"user","content":"Why?"}]}'), 'user')).toBe('Why?');
  expect(previewText(whole('{"a":"x","b":"y"}'), 'user')).toBe('{"a":"x","b":"y"}');
  expect(previewText({ text: '{"question":"Wh', truncated: true, length: 9000 }, 'user')).toBe('{"question":"Wh');
  expect(previewText(undefined, 'user')).toBeUndefined();
});
