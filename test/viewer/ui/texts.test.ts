import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { axisTime } from '../../../viewer/ui/data/axis-time.js';
import { changeText } from '../../../viewer/ui/data/change-text.js';
import { compactCount } from '../../../viewer/ui/data/compact-count.js';
import { decodeEntities } from '../../../viewer/ui/data/entities.js';
import { fittingBucket } from '../../../viewer/ui/data/fitting-bucket.js';
import { isPlain, textPieces } from '../../../viewer/ui/data/escapes.js';
import { jsonSummary } from '../../../viewer/ui/data/json-entries.js';
import { startText } from '../../../viewer/ui/data/start-text.js';
import { anyCharacter } from '../../support/any-character.js';

test('characters that hide, control or turn text round are shown as escapes', () => {
  expect(textPieces('a\u202Eb\u001B[31mc', false)).toEqual([{ text: 'a' }, { text: '\u202E', escape: '\\u202e' }, { text: 'b' }, { text: '\u001B', escape: '\\x1b' }, { text: '[31mc' }]);
});

test('line ends and tabs stay where text has lines', () => {
  expect(textPieces('a\n\tb', true)).toEqual([{ text: 'a\n\tb' }]);
  expect(textPieces('a\nb', false)[1]).toEqual({ text: '\n', escape: '\\n' });
});

test('nothing of a text is lost, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), fc.boolean(), (text, lines) => {
      const pieces = textPieces(text, lines);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      if (isPlain(text)) expect(pieces.every(({ escape }) => escape === undefined)).toBe(true);
    }),
  );
});

test('joiners stay: emoji and scripts need them', () => {
  expect(isPlain('👩‍💻 नमस्ते')).toBe(true);
});

test('counts are short', () => {
  expect([812, 9_120, 27_202, 999_499, 1_300_000, 250_000_000].map(compactCount)).toEqual(['812', '9,120', '27.2k', '999k', '1.3M', '250M']);
});

test('a change is told in percent, a large one in times', () => {
  expect([changeText(100, 112), changeText(100, 60), changeText(10, 31), changeText(5, 5), changeText(0, 3), changeText(undefined, 3)]).toEqual(['+12 %', '−40 %', '×3.1', '=', 'new', '']);
});

test('a start of today is a time, an older one has its day', () => {
  const noon = new Date(2026, 10, 21, 12).getTime() * 1000;
  expect(startText(noon, noon + 60e6)).toBe('12:00:00');
  expect(startText(noon, noon + 9 * 86_400e6)).toBe('11-21 12:00');
});

test('character references become characters, unknown ones stay', () => {
  expect(decodeEntities('&lt;b&gt; &amp;amp; &#65; &#x1F600; &nosuch; &#0; &#xD800;')).toBe('<b> &amp; A 😀 &nosuch; \uFFFD \uFFFD');
});

test('a closed value says what is in it', () => {
  expect(jsonSummary({ query: 'x', k: [1, 2] }, 60)).toBe('{2} query: "x", k: [2]');
  expect(jsonSummary([1, null, { a: 1 }], 60)).toBe('[3] 1, null, {…}');
  expect(jsonSummary([1, 2], 0)).toBe('[2]');
});

test('an axis has times of day, and the day where it begins', () => {
  const second = (hour: number) => new Date(2026, 10, 21, hour).getTime() / 1000;
  expect([axisTime(second(14), 3600), axisTime(second(0), 3600), axisTime(second(14), 86_400)]).toEqual(['14:00', '11-21', '11-21']);
  expect([axisTime(second(14) + 15, 60), axisTime(second(0) + 15, 60)]).toEqual(['14:00:15', '00:00:15']);
});

test('a chart of all that was recorded has neither a single bar nor thousands', () => {
  expect([fittingBucket(1), fittingBucket(48), fittingBucket(2_000)]).toEqual(['minute', 'hour', 'day']);
});
