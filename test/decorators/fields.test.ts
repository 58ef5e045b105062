import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

test('a field that holds an arrow function is recorded, with its own `this`', async () => {
  class Tools {
    prefix = '>';
    @span.tool
    show = async (text: string) => this.prefix + text;
  }
  const recorded = record();
  const { show } = new Tools();
  expect(await show('x')).toBe('>x');
  expect(recorded.span()).toMatchObject({ kind: 'TOOL', input: { text: 'x' }, output: '>x' });
  expect(recorded.span().name).toMatch(/^(Tools\.)?show$/);
});

test('a field is named after its class when it is called on its object', () => {
  class Tools {
    @span.tool
    show = (text: string) => text;
  }
  const recorded = record();
  new Tools().show('x');
  expect(recorded.span().name).toBe('Tools.show');
});

test('each object has its own function in an own, enumerable, writable field', () => {
  class Counter {
    count = 0;
    @span
    add = (n: number) => (this.count += n);
  }
  record();
  const [one, two] = [new Counter(), new Counter()];
  one.add(1);
  two.add(2);
  expect([one.count, two.count]).toEqual([1, 2]);
  expect(Object.getOwnPropertyDescriptor(one, 'add')).toMatchObject({ enumerable: true, writable: true, configurable: true });
  one.add = () => 7;
  expect(one.add(1)).toBe(7);
});

test('a field that holds no function is refused with a message that says where a decorator can stand', () => {
  class Tools {
    @(span as (value: undefined, context: unknown) => void)
    count = 3;
  }
  expect(() => new Tools()).toThrow(/`@span` on `count`.*a field that holds.*`3`/);
  expect(() => new Tools()).toThrow(expect.objectContaining({ code: 'FILIGREE_MISPLACED_DECORATOR' }));
});
