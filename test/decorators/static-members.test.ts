import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

test('a static method is recorded, and keeps its class as `this`', () => {
  class Tools {
    static prefix = '>';
    @span
    static show(text: string) {
      return this.prefix + text;
    }
  }
  const recorded = record();
  expect(Tools.show('x')).toBe('>x');
  expect(recorded.span()).toMatchObject({ name: 'Tools.show', input: { text: 'x' } });
});

test('a static method that is called on a subclass is named after the class that declares it', () => {
  class Tools {
    @span
    static show() {}
  }
  class More extends Tools {}
  const recorded = record();
  More.show();
  Tools.show();
  expect(recorded.spans.map(({ name }) => name)).toEqual(['Tools.show', 'Tools.show']);
});

test('a static field that holds a function is recorded', () => {
  class Tools {
    @span
    static show = (text: string) => `>${text}`;
  }
  const recorded = record();
  expect(Tools.show('x')).toBe('>x');
  expect(recorded.span()).toMatchObject({ name: 'Tools.show', input: { text: 'x' } });
});
