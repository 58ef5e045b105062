import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRedactor } from '../../src/redact/redact.js';
import { alnum, anthropicKey, base64, SAMPLES } from './secrets.js';

const failures: unknown[] = [];
const { value, text } = createRedactor(true, (error) => failures.push(error));

const PARTS = ['sk-ant-', 'Bearer ', 'password', '":"', '=', ': ', '"', "'", '://', 'a:b@', 'eyJ', '.', '-----BEGIN PRIVATE KEY-----', '-----', '%41', '… [9 chars cut] …', '\\', '\n', '[Redacted:', 'QUJD'];
const pieces = fc.oneof(fc.constantFrom(...PARTS), fc.constantFrom(...SAMPLES.map(([, secret]) => secret)), fc.string({ unit: 'grapheme', maxLength: 12 }));
const texts = fc.array(pieces, { maxLength: 8 }).map((list) => list.join(''));
const keys = fc.oneof(texts, fc.constantFrom('password', 'apiKey', 'tokens', 'name', 'value', 'properties', '__proto__'));
const { tree: json } = fc.letrec((tie) => ({
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, texts, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('tree'), { maxLength: 5 }),
  object: fc.dictionary(keys, tie('tree'), { maxKeys: 5, noNullPrototype: true }),
}));

test('redaction never throws and never changes what it was given', () => {
  fc.assert(
    fc.property(json, (given) => {
      const before = JSON.stringify(given);
      value(given);
      expect(JSON.stringify(given)).toBe(before);
    }),
    { numRuns: 500 },
  );
  expect(failures).toEqual([]);
});

test('redacting twice is the same as once', () => {
  fc.assert(
    fc.property(json, (given) => {
      const once = value(given);
      expect(JSON.stringify(value(once))).toBe(JSON.stringify(once));
    }),
    { numRuns: 500 },
  );
});

const secrets = fc.constantFrom(...SAMPLES.map(([, secret]) => secret));
const around = fc.tuple(fc.string({ maxLength: 40 }).map((before) => `${before} `), fc.constantFrom(' ', '\n', '"', ', ', ')'), fc.string({ maxLength: 40 })).map(([before, ...after]) => [before, after.join('')] as const);

/** Enough of the secret to be of use; its beginning says only what it is. */
function rest(secret: string): string {
  return secret.slice(-10).replace(/-----$/, '').slice(0, 8);
}

test('a secret planted anywhere in a value is nowhere in what comes out', () => {
  const places = fc.constantFrom<(planted: string) => unknown>(
    (planted) => planted,
    (planted) => ({ a: [1, { b: planted }] }),
    (planted) => ({ [planted]: 1 }),
    (planted) => ({ '[Map 1]': [[planted, 1]] }),
    (planted) => [{ message: planted, stack: `Error: ${planted}\n at x` }],
    (planted) => JSON.stringify({ a: { b: planted } }),
    (planted) => JSON.stringify({ a: JSON.stringify({ b: planted }) }),
    (planted) => encodeURIComponent(planted),
  );
  fc.assert(
    fc.property(secrets, around, places, (secret, [before, after], place) => {
      const planted = place(before + secret + after);
      expect(JSON.stringify(value(planted))).not.toContain(rest(secret));
    }),
    { numRuns: 3000 },
  );
});

test('a secret cut into chunks at any places does not come out', () => {
  fc.assert(
    fc.property(secrets, around, fc.array(fc.nat(300), { maxLength: 12 }), (secret, [before, after], cuts) => {
      const whole = before + secret + after;
      const places = [0, ...cuts.map((cut) => cut % whole.length), whole.length].sort((a, b) => a - b);
      const chunks = places.slice(1).map((place, i) => whole.slice(places[i], place));
      expect(value(chunks).join('')).not.toContain(rest(secret));
    }),
    { numRuns: 2000 },
  );
});

test('a text with no candidates comes back as itself', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-z ,.!?]*$/), (plain) => {
    expect(text(plain)).toBe(plain);
  }));
});

const prose = fc.nat(300).map((words) => 'The journal is the source of truth, word by word. '.repeat(20).slice(0, words * 3));
const spaced = fc.constantFrom(
  `-----BEGIN RSA PRIVATE KEY-----\n${`${alnum(64)}\n`.repeat(6)}`,
  `{"password": "correct horse ${`${alnum(5)} `.repeat(60)}`,
  `cookie: a=${alnum(9)}; ${`name=${alnum(12)}; `.repeat(20)}`,
  `Bearer ${alnum(400)}`,
  base64(`key ${anthropicKey}`),
);

test('a secret cut in two or three between long texts does not come out', () => {
  fc.assert(
    fc.property(fc.oneof(secrets, spaced), prose, prose, fc.nat(2000), fc.nat(2000), fc.boolean(), (secret, before, after, first, second, objects) => {
      const [from, to] = [first % secret.length, second % secret.length].sort((a, b) => a - b) as [number, number];
      const items = [`${before} ${secret.slice(0, from)}`, secret.slice(from, to), `${secret.slice(to)}\n${after}`].filter((piece) => piece !== '');
      const result: unknown = value(objects ? items.map((content) => ({ content })) : items);
      const out = (result as (string | { content: string })[]).map((item) => (typeof item === 'string' ? item : item.content)).join('');
      expect(out).not.toContain(rest(secret));
    }),
    { numRuns: 3000 },
  );
});
