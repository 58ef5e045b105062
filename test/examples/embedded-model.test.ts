import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NOTHING_FOUND } from '../../examples/research-agent/embedded-llm/extract.js';
import { complete } from '../../examples/research-agent/embedded-llm/model.js';
import { EMBEDDED_MODEL, readRequest } from '../../examples/research-agent/embedded-llm/request.js';
import { sentencesOf } from '../../examples/research-agent/embedded-llm/sentences.js';

const ask = (content: string, more: object = {}) =>
  complete(readRequest({ model: EMBEDDED_MODEL, messages: [{ role: 'user', content }], ...more }));
const text = (content: string, more?: object) => ask(content, more).tokens.join('');

const PASSAGES = `[1] Bees
Bees live in colonies. In winter they eat the honey that they stored.

[2] Compost
A hot heap reaches sixty degrees. Heat kills the seeds of weeds.`;

test('the answer is the sentence of the prompt that fits the question, with the number of its passage', () => {
  expect(text(`Question: What do bees eat in winter?\n\n${PASSAGES}`)).toBe('In winter they eat the honey that they stored. [1]');
  expect(text(`Question: What kills weeds?\n\n${PASSAGES}`)).toBe('Heat kills the seeds of weeds. [2]');
});

test('another text gives another answer: nothing is known by heart', () => {
  expect(text(`Question: What do bees eat in winter?\n\n[1] Bees\nIn winter bees eat sugar.`)).toBe('In winter bees eat sugar. [1]');
});

test('a question that the text does not answer is not answered', () => {
  expect(text(`Question: Who wrote Hamlet?\n\n${PASSAGES}`)).toBe(NOTHING_FOUND);
  expect(text('Hello')).toBe(NOTHING_FOUND);
});

test('every sentence of every answer stands in the prompt', () => {
  const word = fc.constantFrom('bees', 'honey', 'winter', 'heap', 'eat', 'the', 'cold', 'queen', 'seeds');
  const sentence = fc.array(word, { minLength: 2, maxLength: 9 }).map((list) => `Now ${list.join(' ')}.`);
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 12 }), fc.array(word, { minLength: 1, maxLength: 4 }), (sentences, asked) => {
      const reply = text(`Question: ${asked.join(' ')}?\n\n[1] Page\n${sentences.join(' ')}`);
      const parts = reply.split(/ \[1\] ?/).filter(Boolean);
      return reply === NOTHING_FOUND || parts.every((part) => sentences.includes(part));
    }),
  );
});

test('instructions say how many sentences, and are not quoted', () => {
  const messages = [
    { role: 'system', content: 'Bees are mentioned here. Answer in one sentence.' },
    { role: 'user', content: `Question: How do bees live, and what do bees eat?\n\n${PASSAGES}` },
  ];
  const reply = complete(readRequest({ model: EMBEDDED_MODEL, messages })).tokens.join('');
  expect(reply.match(/\[\d\]/g)).toHaveLength(1);
  expect(reply).not.toContain('mentioned');
});

test('what tools returned is evidence', () => {
  const messages = [
    { role: 'user', content: 'When does the shop open?' },
    { role: 'assistant', content: null, tool_calls: [] },
    { role: 'tool', tool_call_id: 'call_1', content: 'The shop opens at nine. It sells bread.' },
  ];
  expect(complete(readRequest({ model: EMBEDDED_MODEL, messages })).tokens.join('')).toBe('The shop opens at nine.');
});

test('a footnote in a passage does not start a new passage', () => {
  const reply = text('Question: What is blue?\n\n[1] Sky\nNothing here.\n\n[7] A note: the sky is blue.');
  expect(reply).toBe('[7] A note: the sky is blue. [1]');
});

test('the reply is cut where max_completion_tokens says', () => {
  const reply = ask(`Question: What kills weeds?\n\n${PASSAGES}`, { max_completion_tokens: 3 });
  expect(reply).toMatchObject({ tokens: ['Heat', ' kills', ' the'], finishReason: 'length', usage: { completion_tokens: 3 } });
});

const tool = (name: string, properties: object, required?: string[]) => ({
  type: 'function',
  function: { name, parameters: { type: 'object', properties, ...(required && { required }) } },
});

const calls = (tools: object[], more: object = {}) =>
  ask('Question: How do bees survive the cold winter months?', { tools, ...more }).toolCalls.map(
    (call) => [call.name, JSON.parse(call.arguments)] as const,
  );

test('a plan calls every tool, with arguments made of the words of the question', () => {
  const tools = [
    tool('search', { query: { type: 'string' } }),
    tool('read', { section: { type: 'string' } }),
    tool('define', { term: { type: 'string' } }),
  ];
  expect(calls(tools)).toEqual([
    ['search', { query: 'cold winter months bees survive' }],
    ['read', { section: 'Cold winter months' }],
    ['define', { term: 'winter' }],
  ]);
});

test('arguments follow the schema of the tool', () => {
  const properties = {
    topic: { type: 'string', enum: ['weeds', 'a bee', 'tools'] },
    limit: { type: 'integer', default: 4 },
    page: { type: 'integer' },
    exact: { type: 'boolean' },
    words: { type: 'array' },
    optional: { type: 'string' },
  };
  expect(calls([tool('search', properties, ['topic', 'limit', 'page', 'exact', 'words'])])).toEqual([
    ['search', { topic: 'a bee', limit: 4, page: 1, exact: false, words: ['cold winter months', 'bees survive'] }],
  ]);
});

test('tool_choice and parallel_tool_calls are obeyed', () => {
  const tools = [tool('one', {}), tool('two', {})];
  expect(calls(tools, { parallel_tool_calls: false })).toEqual([['one', {}]]);
  expect(calls(tools, { tool_choice: { type: 'function', function: { name: 'two' } } })).toEqual([['two', {}]]);
  expect(calls(tools, { tool_choice: 'none' })).toEqual([]);
});

test('the same request gives the same reply', () => {
  const content = `Question: What do bees eat?\n\n${PASSAGES}`;
  expect(ask(content)).toEqual(ask(content));
});

test('sentences come out of wrapped lines, lists and tables, and not out of code or headings', () => {
  const markdown = `# Heading

One sentence over
two lines, e.g. This one. A second with \`a.b\` (in brackets.) Third!

It needs:

- air,
- water.

| sign | cause |
|---|---|
| smell | water |

\`\`\`
code();
\`\`\`
`;
  expect(sentencesOf(markdown)).toEqual([
    'One sentence over two lines, e.g. This one.',
    'A second with `a.b` (in brackets.)',
    'Third!',
    'It needs: air; water.',
    'sign: cause',
    'smell: water',
  ]);
});
