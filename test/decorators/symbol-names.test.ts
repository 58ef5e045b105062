import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

const secret = Symbol('secret');
const nameless = Symbol();
const computed = `step${1 + 1}`;

class Tools {
  @span
  [secret](x: number) {
    return x;
  }
  @span
  [nameless]() {}
  @span
  [computed](text: string) {
    return text;
  }
  @span
  'with-dash'() {}
  @span
  42() {}
  @span
  *[Symbol.iterator]() {
    yield 1;
  }
}

test('symbol-named, computed, quoted and numeric methods are recorded under their names', () => {
  const recorded = record();
  const tools = new Tools();
  tools[secret](1);
  tools[nameless]();
  (tools as unknown as Record<string, (text: string) => string>)[computed]!('x');
  tools['with-dash']();
  tools[42]();
  expect(recorded.spans.map(({ name }) => name)).toEqual(['Tools.[secret]', 'Tools.[]', 'Tools.step2', 'Tools.with-dash', 'Tools.42']);
});

test('arguments of a computed method are recorded by name', () => {
  const recorded = record();
  new Tools()[secret](1);
  expect(recorded.span().input).toEqual({ x: 1 });
});

test('a class stays iterable by a decorated iterator', () => {
  const recorded = record();
  expect([...new Tools()]).toEqual([1]);
  expect(recorded.span()).toMatchObject({ name: 'Tools.[Symbol.iterator]', status: 'COMPLETED' });
});
