import { describe, expect, test } from '@jest/globals';
import { snapshot } from './support.js';

describe('numbers, BigInts, symbols and functions', () => {
  test('undefined stays no value, and null stays null', () => {
    expect(snapshot(undefined)).toBeUndefined();
    expect(snapshot(null)).toBeNull();
  });

  test('undefined is left out of an object and is null in an array', () => {
    expect(JSON.stringify(snapshot({ a: undefined, b: 1, c: [undefined, 2] }))).toBe('{"b":1,"c":[null,2]}');
  });

  test.each([
    [NaN, '[NaN]'],
    [Infinity, '[Infinity]'],
    [-Infinity, '[-Infinity]'],
    [-0, '[-0]'],
    [0, 0],
    [1.5e300, 1.5e300],
  ])('a number that JSON cannot hold is tagged: %p', (value, shown) => {
    expect(snapshot(value)).toBe(shown);
    expect(snapshot({ deep: [value] })).toEqual({ deep: [shown] });
  });

  test('a BigInt keeps its digits', () => {
    expect(snapshot(123n)).toBe('123n');
    expect(snapshot({ a: [2n ** 200n] })).toEqual({ a: [`${2n ** 200n}n`] });
  });

  test('a BigInt of a million bits is not turned into text', () => {
    expect(snapshot(2n ** 1_000_000n)).toBe('[BigInt of more than 4096 bits]');
  });

  test('symbols show their description, and symbol keys are skipped', () => {
    expect(snapshot(Symbol('x'))).toBe('[Symbol(x)]');
    expect(snapshot([Symbol(), Symbol.for('registered')])).toEqual(['[Symbol()]', '[Symbol(registered)]']);
    expect(snapshot({ [Symbol('hidden')]: 1, shown: 2 })).toEqual({ shown: 2 });
  });

  test('a symbol with a huge description is cut', () => {
    expect(snapshot(Symbol('x'.repeat(100_000)))).toHaveProperty('length', expect.any(Number));
    expect((snapshot(Symbol('x'.repeat(100_000))) as string).length).toBeLessThan(400);
  });

  test('functions and classes show their name and never their source', () => {
    function named(): string {
      return 'secret source';
    }
    class Agent {}
    const shown = snapshot({ named, bound: named.bind(null), Agent, later: async () => 1, *gen() {}, none: (() => () => 1)() });
    expect(shown).toEqual({
      named: '[Function named]',
      bound: '[Function bound named]',
      Agent: '[class Agent]',
      later: '[Function later]',
      gen: '[Function gen]',
      none: '[Function]',
    });
    expect(snapshot(named)).toBe('[Function named]');
    expect(snapshot(Map)).toBe('[class Map]');
  });

  test("a function's name behind a getter is not asked", () => {
    let asked = 0;
    const fn = Object.defineProperty(() => 1, 'name', { get: () => ++asked });
    expect(snapshot(fn)).toBe('[Function]');
    expect(asked).toBe(0);
  });

  test('boxed primitives show what is in them', () => {
    const boxes = [new Number(-0), new String('s'), new Boolean(false), Object(7n), Object(Symbol('b'))];
    expect(snapshot(boxes)).toEqual(['[-0]', 's', false, '7n', '[Symbol(b)]']);
  });
});
