import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { formatDuration } from '../../src/text/duration.js';
import { escapeJson, escapeTerminal } from '../../src/text/escape.js';
import { formatCost, formatCount, formatCountOf } from '../../src/text/number.js';
import { formatDateTime, formatTime } from '../../src/text/time.js';
import { displayWidth, fitWidth } from '../../src/text/width.js';
import { paint, wantsColour } from '../../viewer/cli/paint.js';
import { anyCharacter } from '../support/any-character.js';

describe('text from elsewhere', () => {
  test.each([
    ['a newline', 'a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['a colour', '\u001b[31mred', '\\x1b[31mred'],
    ['a link', '\u001b]8;;http://x\u0007y', '\\x1b]8;;http://x\\x07y'],
    ['an eight-bit control', '\u009b2J\u0085', '\\x9b2J\\x85'],
    ['a null and a delete', '\u0000\u007f', '\\x00\\x7f'],
    ['a change of direction', 'a\u202eb\u2066c\u200f', 'a\\u202eb\\u2066c\\u200f'],
    ['a line separator', '\u2028', '\\u2028'],
    ['half a pair', 'a\ud83db', 'a\\ud83db'],
    ['letters that cannot be seen', '\u{e0041}\u200b', '\\u{e0041}\\u200b'],
  ])('shows %s as text', (_, text, expected) => {
    expect(escapeTerminal(text)).toBe(expected);
  });

  test.each(['plain', 'höß 日本語', '👩‍👩‍👧 👍🏽', 'Z̸̢͎a̵l̷g̶o̴', 'نص', 'C:\\path'])('keeps %s as it is', (text) => {
    expect(escapeTerminal(text)).toBe(text);
  });

  test('is never obeyed, whatever it is, and stays the same as JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        expect(escapeTerminal(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u);
        const json = escapeJson(JSON.stringify(text));
        expect(json).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u);
        expect(JSON.parse(json)).toBe(text);
      }),
    );
  });
});

test.each([
  [0, '0 µs'],
  [41, '41 µs'],
  [999, '999 µs'],
  [1000, '1.0 ms'],
  [8340, '8.3 ms'],
  [41_000, '41.0 ms'],
  [830_000, '830 ms'],
  [999_400, '999 ms'],
  [999_500, '1.00 s'],
  [1_240_000, '1.24 s'],
  [9_996_000, '10.0 s'],
  [59_940_000, '59.9 s'],
  [59_960_000, '1 min 00 s'],
  [125_400_000, '2 min 05 s'],
  [3_599_600_000, '1 h 00 min'],
  [11_220_000_000, '3 h 07 min'],
  [93_600_000_000, '1 d 02 h'],
  [-1500, '-1.5 ms'],
  [NaN, '?'],
])('%d µs reads %s', (microseconds, text) => {
  expect(formatDuration(microseconds)).toBe(text);
});

test.each([
  [0, '$0'],
  [0.0021, '$0.0021'],
  [0.000012, '$0.000012'],
  [0.5, '$0.50'],
  [1.255, '$1.25'],
  [1234, '$1234.00'],
  [-0.5, '-$0.50'],
  [0.1 + 0.2, '$0.30'],
])('a cost of %d reads %s', (amount, text) => {
  expect(formatCost(amount)).toBe(text);
});

test('counts have separators and their nouns a plural', () => {
  expect([formatCount(1234567), formatCountOf(1, 'span'), formatCountOf(2000, 'span')]).toEqual(['1,234,567', '1 span', '2,000 spans']);
});

test('times are local', () => {
  const micros = new Date(2026, 0, 2, 3, 4, 5, 67).getTime() * 1000;
  expect([formatDateTime(micros), formatTime(micros)]).toEqual(['2026-01-02 03:04:05', '03:04:05.067']);
  expect([formatDateTime(1e300), formatTime(NaN)]).toEqual(['?', '?']);
});

test('the width of a text is what a terminal draws', () => {
  expect(['abc', '日本', '👍🏽', '👩‍👩‍👧', 'e\u0301', '🇩🇪', 'ﾊﾝ'].map(displayWidth)).toEqual([3, 4, 2, 2, 1, 2, 2]);
});

test('a text is cut between the characters that are seen', () => {
  expect(fitWidth('abcdef', 4)).toBe('abc…');
  expect(fitWidth('abcd', 4)).toBe('abcd');
  expect(fitWidth('日本語', 4)).toBe('日…');
  expect(fitWidth('👩‍👩‍👧👩‍👩‍👧', 3)).toBe('👩‍👩‍👧…');
  expect(fitWidth('x'.repeat(1e6), 5)).toBe('xxxx…');
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
])('with %j on a terminal (%s) colours are wanted: %s', (env, isTty, wanted) => {
  expect(wantsColour(env, isTty)).toBe(wanted);
  expect(paint(wanted).red('x') === 'x').toBe(!wanted);
});
