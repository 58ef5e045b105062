import { expect, test } from '@jest/globals';
import { createRedactor } from '../../src/redact/redact.js';
import { anthropicKey, githubToken } from './secrets.js';

const { value, text } = createRedactor(true);

test('a value without secrets comes back as itself', () => {
  const given = { a: [1, 'two', { three: null }], b: 'text', c: undefined };
  expect(value(given)).toBe(given);
  expect(value(undefined)).toBeUndefined();
  expect(value(null)).toBeNull();
  expect(text('call model')).toBe('call model');
});

test('only the way to a secret is copied', () => {
  const given = { clean: { a: 1 }, dirty: [{ password: 'x' }, { b: 2 }] };
  const result = value(given);
  expect(result).toEqual({ clean: { a: 1 }, dirty: [{ password: '[Redacted:password]' }, { b: 2 }] });
  expect(result.clean).toBe(given.clean);
  expect(result.dirty[1]).toBe(given.dirty[1]);
});

test('the value that was given is not changed', () => {
  const given = { password: 'x', list: [githubToken] };
  const before = structuredClone(given);
  value(given);
  expect(given).toEqual(before);
});

test('a secret as a key goes, and the entries keep their order', () => {
  expect(Object.entries(value({ a: 1, [githubToken]: 2, b: 3 }))).toEqual([['a', 1], ['[Redacted:github-token]', 2], ['b', 3]]);
});

test('keys that are the same once redacted do not lose their values', () => {
  const other = `${githubToken}x`;
  expect(value({ [githubToken]: 1, [other]: 2, '[Redacted:github-token] (2)': 3 })).toEqual({
    '[Redacted:github-token]': 1,
    '[Redacted:github-token] (3)': 2,
    '[Redacted:github-token] (2)': 3,
  });
});

test('thousands of secret keys take no longer than thousands of others', () => {
  const given = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [githubToken + i, i]));
  expect(Object.values(value(given))).toEqual(Object.values(given));
});

test('a key named __proto__ stays a key', () => {
  const given = JSON.parse('{"__proto__":{"password":"x"},"token":"y"}') as object;
  expect(JSON.stringify(value(given))).toBe('{"__proto__":{"password":"[Redacted:password]"},"token":"[Redacted:token]"}');
});

test('secrets in messages and stacks of errors go', () => {
  const error = { type: 'Error', message: `401 for ${anthropicKey}`, stack: `Error: 401 for ${anthropicKey}\n    at call (a.ts:1:2)`, cause: { type: 'Error', message: githubToken } };
  expect(value(error)).toEqual({
    type: 'Error',
    message: '401 for [Redacted:anthropic-key]',
    stack: 'Error: 401 for [Redacted:anthropic-key]\n    at call (a.ts:1:2)',
    cause: { type: 'Error', message: '[Redacted:github-token]' },
  });
});

test('redaction is off with false', () => {
  const off = createRedactor(false);
  const given = { password: githubToken };
  expect(off.value(given)).toBe(given);
  expect(off.text(githubToken)).toBe(githubToken);
});

test('a value that is too deep or circular is withheld and does not end the program', () => {
  const failures: unknown[] = [];
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  expect(createRedactor(true, (error) => failures.push(error)).value(circular)).toBe('[Withheld: redaction failed]');
  expect(failures).toEqual([expect.any(RangeError)]);
});
