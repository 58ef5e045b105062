import { expect, test } from '@jest/globals';
import { createRedactor } from '../../src/redact/redact.js';
import { alnum, anthropicKey, githubToken, jwt, privateKey } from './secrets.js';

const { value } = createRedactor(true);

function inPieces(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));
}

test.each([anthropicKey, githubToken, jwt, privateKey()])('a secret in the chunks of a stream goes, whatever their size: %.12s', (secret) => {
  for (const size of [1, 2, 3, 4, 5, 7, 11, 20, 33]) {
    const result = value(inPieces(`My key is ${secret} or not.`, size));
    expect(result.join('')).toMatch(/^My key is \[Redacted:[a-z-]+\] or not\.$/);
  }
});

test('the list keeps its length', () => {
  expect(value(['a ', anthropicKey.slice(0, 20), anthropicKey.slice(20), ' b'])).toEqual(['a ', '[Redacted:anthropic-key]', '', ' b']);
});

test('chunks that are objects are read by field', () => {
  const chunks = inPieces(`Key: ${anthropicKey}.`, 9).map((content, index) => ({ id: 'c', choices: [{ index, delta: { content } }] }));
  const result = value(chunks);
  expect(result.map(({ choices }) => choices[0]!.delta.content).join('')).toBe('Key: [Redacted:anthropic-key].');
  expect(result.map(({ id }) => id)).toEqual(chunks.map(({ id }) => id));
});

test('the arguments of a tool call go by the name that an earlier chunk had', () => {
  const chunks = ['{"pass', 'word":', '"correct', ' horse"', ',"n":1}'].map((args) => ({ delta: { tool_calls: [{ function: { arguments: args } }] } }));
  expect(value(chunks).map(({ delta }) => delta.tool_calls[0]!.function.arguments).join('')).toBe('{"password":"[Redacted:password]","n":1}');
});

test('a word after a whole secret stays', () => {
  expect(value(['--token', githubToken, 'deploy', 'production'])).toEqual(['--token', '[Redacted:github-token]', 'deploy', 'production']);
});

test('a secret between two long texts goes', () => {
  const [head, tail] = [`${'word '.repeat(300)}${githubToken.slice(0, 15)}`, `${githubToken.slice(15)} ${'word '.repeat(300)}`];
  expect(JSON.stringify(value([head, tail]))).not.toContain(githubToken.slice(4, 15));
  expect(JSON.stringify(value([head, tail]))).not.toContain(githubToken.slice(15));
});

test('lists of words, numbers and messages stay as they are', () => {
  const given = [['sk', 'ip', 'this'], [1, 2, 3], [{ role: 'user', content: 'Hi' }, { role: 'assistant', content: 'Hello' }], ['a', null, 'b', true]];
  expect(value(given)).toBe(given);
});

test.each([
  ['starts far before the end of a long text', `${'word '.repeat(60)}\n-----BEGIN PRIVATE KEY-----\n${`${alnum(64)}\n`.repeat(4)}`, `${alnum(64)}\n${'word '.repeat(60)}`],
  ['has its name at the end of a long text', `${'word '.repeat(60)}"${'a_'.repeat(27)}password"`, `: "correct horse" ${'word '.repeat(60)}`],
  ['has no end in a long text without spaces', `${'word '.repeat(60)}token=${alnum(180)}`, `${alnum(180)} ${'word '.repeat(60)}`],
])('what goes on in a long text and %s goes', (_, first, second) => {
  const result = value([{ text: first }, { text: second }]);
  expect(result.map(({ text }) => text).join('')).not.toMatch(/a4HLsZD7|correct horse/);
});
