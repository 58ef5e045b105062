import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countNodes, isJsonSafe, snapshot } from './support.js';

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
  maxDepth: 5,
});

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  anything,
  fc.constantFrom<() => unknown>(
    () => Proxy.revocable({}, {}).proxy,
    () => new Error('m', { cause: {} }),
    () => Symbol('s'),
    () => function f() {},
    () => new WeakMap(),
    () => Object.defineProperty({}, 'x', { get: () => { throw new Error('ran'); }, enumerable: true }),
    () => new (class { toJSON(): never { throw new Error('toJSON'); } })(),
    () => Object.create(new Proxy({}, { get: () => { throw new Error('ran'); } })) as unknown,
  ).map((make) => make()),
);

/** Nests hostile values into one structure, and sometimes into a circle. */
const graph: fc.Arbitrary<unknown> = fc
  .tuple(fc.array(hostile, { maxLength: 6 }), fc.boolean())
  .map(([list, circular]) => {
    const value: Record<string, unknown> = { list, map: new Map(list.map((item, i) => [i, item])) };
    if (circular) value['self'] = { value, list };
    return value;
  });

describe('whatever is captured', () => {
  test('a snapshot never throws, is safe as JSON, and is bounded', () => {
    fc.assert(
      fc.property(graph, (value) => {
        const copy = snapshot(value);
        expect(isJsonSafe(copy)).toBe(true);
        expect(countNodes(copy)).toBeLessThan(25_000);
      }),
      { numRuns: 500 },
    );
  });

  test('JSON data is reproduced exactly, and as new objects', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const plain: unknown = JSON.parse(JSON.stringify(json));
        const before = JSON.stringify(plain);
        const copy = snapshot({ plain });
        expect(copy).toStrictEqual({ plain });
        expect(JSON.stringify(copy)).toBe(`{"plain":${before}}`);
        if (typeof plain === 'object' && plain !== null) for (const key of Object.keys(plain)) Reflect.deleteProperty(plain, key);
        expect(JSON.stringify(copy)).toBe(`{"plain":${before}}`);
      }),
      { numRuns: 500 },
    );
  });

  test('the walker and the fast path agree about JSON data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const plain: unknown = JSON.parse(JSON.stringify(json));
        expect(snapshot({ plain, walked: 1n })).toStrictEqual({ ...(snapshot({ plain }) as object), walked: '1n' });
      }),
      { numRuns: 300 },
    );
  });

  test('small limits hold for every value', () => {
    fc.assert(
      fc.property(graph, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 4 }), (value, maxBytes, maxDepth) => {
        const copy = snapshot(value, { maxBytes, maxDepth });
        expect(isJsonSafe(copy)).toBe(true);
        expect(countNodes(copy)).toBeLessThan(maxBytes + 100);
      }),
      { numRuns: 300 },
    );
  });
});
