import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pattern } from '../../../viewer/query/filter.js';
import { parseQuery, QueryError } from '../../../viewer/query/parse.js';
import { anyCharacter } from '../../support/any-character.js';

test('a query is terms with a space between', () => {
  expect(parseQuery('kind:LLM  model:gpt* duration>2s -status:error "some text" bare')).toEqual([
    { type: 'field', field: 'kind', value: 'LLM', not: false },
    { type: 'field', field: 'model', value: 'gpt*', not: false },
    { type: 'number', field: 'duration', comparison: '>', value: 2_000_000, not: false },
    { type: 'field', field: 'status', value: 'error', not: true },
    { type: 'text', text: 'some text', not: false },
    { type: 'text', text: 'bare', not: false },
  ]);
});

test.each([
  ['name:"research agent"', { field: 'name', value: 'research agent' }],
  ['"a \\"quoted\\" word"', { text: 'a "quoted" word' }],
  ['duration<=1.5m', { comparison: '<=', value: 90_000_000 }],
  ['cost>0.01', { field: 'cost', value: 0.01 }],
  ['tokens:12', { comparison: '=', value: 12 }],
  ['start>2026-11-25T10:00Z', { value: Date.UTC(2026, 10, 25, 10) * 1000 }],
  ['-word', { text: 'word', not: true }],
])('%s is understood', (query, expected) => {
  expect(parseQuery(query)).toEqual([expect.objectContaining(expected)]);
});

test.each([['kind:', 'expected a value'], ['modle:gpt', 'expected one of name'], ['duration>fast', 'expected a duration'], ['name>x', 'expected `name:value`'], ['"open', 'quote'], ['start>yesterday', 'expected a date']])(
  '%s is refused with what was expected',
  (query, message) => {
    expect(() => parseQuery(query)).toThrow(message);
  },
);

test('any text is a query or is refused, and in quotes it is always a text', () => {
  const term = fc.constantFrom('kind:LLM', 'duration>2s', '-', '"', '\\', ':', 'x:', '<', "'; DROP TABLE", '(a+)+$', '%_%', '__proto__:1', 'NaN');
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: anyCharacter }), fc.array(term).map((terms) => terms.join(' '))), (query) => {
      try {
        parseQuery(query);
      } catch (error) {
        expect(error).toBeInstanceOf(QueryError);
      }
      const quoted = `"${query.replace(/[\\"]/g, '\\$&')}"`;
      expect(parseQuery(quoted)).toEqual(query === '' ? [] : [{ type: 'text', text: query, not: false }]);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['gpt*', 'GPT-5', true],
  ['*5*mini', 'gpt-5.4-mini', true],
  ['gpt', 'gpt-5', false],
  ['a*a', 'a', false],
  ['(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', false],
])('the pattern %s on %s: %s', (given, text, fits) => {
  expect(pattern(given)(text)).toBe(fits);
});
