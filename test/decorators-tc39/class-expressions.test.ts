import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

test('a class without a name leaves the name of the method', () => {
  const make = () =>
    class {
      @span
      look() {}
    };
  const recorded = record();
  new (make())().look();
  expect(recorded.span().name).toBe('look');
});
