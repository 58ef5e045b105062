import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { completeQuery } from '../../../viewer/ui/data/complete-query.js';
import { hasTerm, queryTerm, queryTerms, toggleTerm } from '../../../viewer/ui/data/query-terms.js';
import { anyCharacter } from '../../support/any-character.js';
import type { Facets } from '../../../viewer/api/types.js';

const none = { status: {}, name: {}, model: {}, kind: {}, session: {}, user: {}, tag: {}, environment: {}, process: {} };
const facets: Facets = { ...none, model: { 'gpt-5.4': 7, 'claude opus': 2 } };
const inserts = (query: string, caret = query.length) => completeQuery(query, caret, facets).options.map(({ insert }) => insert);

test('a query falls into its terms, quoted text in one piece', () => {
  expect(queryTerms('kind:LLM  name:"research agent" -"rate limit" x').map(({ text }) => text)).toEqual(['kind:LLM', 'name:"research agent"', '-"rate limit"', 'x']);
});

test('a value is quoted where it has to be', () => {
  expect(queryTerm('name', 'plan')).toBe('name:plan');
  expect(queryTerm('name', 'a "b" \\', true)).toBe('-name:"a \\"b\\" \\\\"');
});

test('a term of any value is one term', () => {
  fc.assert(fc.property(fc.string({ unit: anyCharacter, minLength: 1 }), (value) => expect(queryTerms(queryTerm('tag', value)).length).toBe(1)));
});

test('choosing a filter puts it into the query, choosing it again takes it out', () => {
  const once = toggleTerm('error:true', 'kind:LLM');
  expect(once).toBe('error:true kind:LLM');
  expect(hasTerm(once, 'kind:LLM')).toBe(true);
  expect(toggleTerm(once, 'kind:LLM')).toBe('error:true');
});

test('an empty query offers the fields', () => {
  expect(inserts('')).toContain('status:');
  expect(inserts('error:true ')).toContain('kind:');
});

test('the beginning of a field is completed, with its minus', () => {
  expect(inserts('mod')).toEqual(['model:']);
  expect(inserts('-mod')).toEqual(['-model:']);
  expect(inserts('dur')).toEqual(['duration>']);
});

test('behind a field its values are offered, the most frequent first', () => {
  expect(inserts('model:')).toEqual(['model:gpt-5.4', 'model:"claude opus"']);
  expect(inserts('model:OPUS')).toEqual(['model:"claude opus"']);
  expect(inserts('duration>')).toContain('duration>2s');
});

test('the term at the caret is completed, not the last one', () => {
  const { from, to, options } = completeQuery('model: error:true', 6, facets);
  expect([from, to, options[0]!.insert]).toEqual([0, 6, 'model:gpt-5.4']);
});

test('text in quotes is completed by nothing', () => {
  expect(inserts('"some te')).toEqual([]);
  expect(inserts('nofield:')).toEqual([]);
});
