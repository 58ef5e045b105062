import { describe, expect, test } from '@jest/globals';
import { createRedactor } from '../../src/redact/redact.js';
import { alnum, anthropicKey, privateKey, SAMPLES } from './secrets.js';

const { text } = createRedactor(true);
const CUT = '… [900 chars cut] …';

describe('half a secret before a cut goes', () => {
  test.each(SAMPLES.filter(([rule]) => rule !== 'azure-secret' && rule !== 'discord-token'))('%s', (_, secret) => {
    for (const part of [0.5, 0.8]) {
      const head = secret.slice(0, Math.ceil(secret.length * part));
      expect(text(`before ${head}${CUT} after`)).not.toContain(head.slice(-8));
    }
  });
});

test('the other half goes too', () => {
  expect(text(`key ${anthropicKey.slice(0, 30)}${CUT}${anthropicKey.slice(40)} after`)).toBe(`key [Redacted:anthropic-key]${CUT}[Redacted:cut] after`);
  expect(text(`postgres://app:pass${CUT}word@host/db`)).toBe(`postgres://app:[Redacted:url-password]${CUT}[Redacted:cut]@host/db`);
});

test('the end of a secret whose beginning was cut away goes', () => {
  expect(text(`before${CUT}${alnum(20)} after`)).toBe(`before${CUT}[Redacted:cut] after`);
  expect(text(`before${CUT}${privateKey().slice(60)} after`)).toBe(`before${CUT}[Redacted:private-key] after`);
});

test('a private key around a cut goes as a whole', () => {
  expect(text(`a ${privateKey().slice(0, 60)}${CUT}${privateKey().slice(80)} b`)).toBe('a [Redacted:private-key] b');
});

test('a password around a cut goes as a whole', () => {
  expect(text(`{"password":"cor${CUT}rse","n":1}`)).toBe('{"password":"[Redacted:password]","n":1}');
});

test('words at a cut stay', () => {
  for (const words of [`some words that are cu${CUT}tting through the text`, `the task-${CUT}force and more`, `https://host:80${CUT} and`]) {
    expect(text(words)).toBe(words);
  }
});
