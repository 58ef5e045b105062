import { afterEach, describe, expect, test } from '@jest/globals';
import { snapshot } from './support.js';

/** Replaces a property until the end of the test. */
const undo: (() => void)[] = [];
function patch(owner: object, key: PropertyKey, descriptor: PropertyDescriptor): void {
  const before = Object.getOwnPropertyDescriptor(owner, key);
  Object.defineProperty(owner, key, { configurable: true, ...descriptor });
  undo.push(() => (before ? Object.defineProperty(owner, key, before) : Reflect.deleteProperty(owner, key)));
}

afterEach(() => {
  while (undo.length > 0) undo.pop()!();
});

/** Snapshots with the patches in place; compares after they are gone. */
function snapshotPatched(value: unknown): unknown {
  const copy = snapshot(value);
  while (undo.length > 0) undo.pop()!();
  return copy;
}

describe('a host that changes built-ins', () => {
  test('with toJSON on Array.prototype and Object.prototype does not change arrays, objects and instances', () => {
    let calls = 0;
    class Point {
      x = 1;
    }
    class List extends Array<number> {}
    for (const owner of [Array.prototype, Object.prototype]) patch(owner, 'toJSON', { value: () => ++calls, writable: true });
    expect(snapshotPatched([[1], { a: 2 }, new Point(), List.of(3), { d: new Date(0) }])).toEqual([[1], { a: 2 }, { x: 1 }, [3], { d: '1970-01-01T00:00:00.000Z' }]);
    expect(calls).toBe(0);
  });

  test('with an enumerable property on Object.prototype sees it in no snapshot', () => {
    patch(Object.prototype, 'leak', { value: 1, enumerable: true, writable: true });
    const copy = snapshotPatched({ a: [{ b: 1 }] });
    expect(copy).toStrictEqual({ a: [{ b: 1 }] });
    expect(Object.keys(copy as object)).toEqual(['a']);
  });

  test('with an enumerable getter on Object.prototype does not have it run', () => {
    let runs = 0;
    patch(Object.prototype, 'leak', { get: () => ++runs, enumerable: true });
    expect(snapshotPatched({ a: 1, leak: 2 })).toEqual({ a: 1, leak: 2 });
    expect(runs).toBe(0);
  });

  test('with a frozen Object.prototype keeps fields that shadow it', () => {
    patch(Object.prototype, 'toString', { value: () => 'x', writable: false });
    expect(snapshotPatched({ toString: 'mine', a: { toString: 1 } })).toEqual({ toString: 'mine', a: { toString: 1 } });
  });

  test('with broken methods of its own changes nothing', () => {
    const broken = { value: () => { throw new Error('patched'); }, writable: true };
    const value = { map: new Map([[1, new Set([2])]]), date: new Date(0), big: 5n, text: 'x'.repeat(300_000), list: [1, { a: [Symbol('s')] }], pattern: /x/g };
    const owners: [object, PropertyKey[]][] = [
      [Map.prototype, ['forEach', 'entries', 'get', Symbol.iterator]],
      [Set.prototype, ['forEach', 'values', 'has', Symbol.iterator]],
      [Array.prototype, ['push', 'pop', 'map', 'indexOf', 'includes', 'forEach', 'join', Symbol.iterator]],
      [Date.prototype, ['toISOString', 'getTime', 'toJSON']],
      [String.prototype, ['slice', 'charCodeAt']],
      [BigInt.prototype, ['toString', 'toJSON']],
      [Function.prototype, ['call', 'apply', 'bind']],
      [RegExp.prototype, ['flags', 'source', 'global']],
      [Object, ['keys', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'defineProperty']],
      [Reflect, ['apply', 'ownKeys', 'getPrototypeOf']],
      [JSON, ['stringify']],
    ];
    for (let o = 0; o < owners.length; o++) for (let i = 0; i < owners[o]![1].length; i++) patchRaw(owners[o]![0], owners[o]![1][i]!, broken);
    const copy = snapshotPatchedRaw(value);
    expect(copy).toMatchObject({ map: { '[Map 1]': [[1, { '[Set 1]': [2] }]] }, date: '1970-01-01T00:00:00.000Z', big: '5n', list: [1, { a: ['[Symbol(s)]'] }], pattern: '/x/g' });
  });
});

// The patches of the last test break the helpers above, so these keep their own built-ins.
const { defineProperty, getOwnPropertyDescriptor } = Object;
const raw: { owner: object; key: PropertyKey; before: PropertyDescriptor }[] = [];

function patchRaw(owner: object, key: PropertyKey, descriptor: PropertyDescriptor): void {
  const before = getOwnPropertyDescriptor(owner, key);
  if (before === undefined) return;
  raw[raw.length] = { owner, key, before };
  defineProperty(owner, key, { configurable: true, ...descriptor });
}

function snapshotPatchedRaw(value: unknown): unknown {
  const copy = snapshot(value, { maxBytes: 10_000 });
  for (let i = raw.length - 1; i >= 0; i--) defineProperty(raw[i]!.owner, raw[i]!.key, raw[i]!.before);
  return copy;
}
