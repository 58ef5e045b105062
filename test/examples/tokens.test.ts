import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countPrompt, countTokens, tokenize } from '../../examples/research-agent/embedded-llm/tokens.js';
import { anyCharacter } from '../support/any-character.js';

test('tokens joined are the text again, whatever the text is', () => {
  fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => tokenize(text).join('') === text));
});

test('English prose comes out near the four characters a token of a real tokenizer', () => {
  const text = 'The embedded store keeps every span in an append-only journal, so that nothing is lost when the process crashes.';
  const charactersPerToken = text.length / countTokens(text);
  expect(charactersPerToken).toBeGreaterThan(3.5);
  expect(charactersPerToken).toBeLessThan(5.5);
});

test('a text has the same number of tokens every time', () => {
  expect(countTokens('How many tokens is this?')).toBe(6);
  expect(countTokens('')).toBe(0);
});

test('each message and the reply add what the chat format adds', () => {
  expect(countPrompt([])).toBe(3);
  expect(countPrompt(['Hello', ''])).toBe(3 + (1 + 3) + 3);
});
