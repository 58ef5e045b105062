import { describe, expect, test } from '@jest/globals';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Capture } from '../../src/capture/snapshot.js';
import { countNodes, depthOf, isJsonSafe, limits, snapshot } from './support.js';

describe('large values', () => {
  test('25 objects that refer to the next one twice do not become 33 million', () => {
    let dag: unknown = { leaf: 1 };
    for (let i = 0; i < 25; i++) dag = { left: dag, right: dag };
    const copy = snapshot({ dag, after: 1 });
    expect(countNodes(copy)).toBeLessThan(20_000);
    expect(/more of 2 keys|: cut\]/.test(JSON.stringify(copy))).toBe(true);
    expect(JSON.stringify(copy).includes('Circular')).toBe(false);
  });

  test('a shared reference a hundred thousand times is bounded and not called circular', () => {
    const shared = { a: 1 };
    const copy = snapshot({ list: new Array(100_000).fill(shared), after: 'kept' }) as { list: unknown[]; after: string };
    expect(copy.list[0]).toEqual({ a: 1 });
    expect(copy.list.at(-1)).toBe(`[… ${100_000 - (copy.list.length - 1)} more]`);
    expect(copy.after).toBe('kept');
  });

  test.each([
    ['objects', (inner: unknown) => ({ inner })],
    ['arrays', (inner: unknown) => [inner]],
    ['Maps', (inner: unknown) => new Map([['inner', inner]])],
    ['Sets', (inner: unknown) => new Set([inner])],
    ['errors', (inner: unknown) => new Error('m', { cause: inner })],
  ])('a hundred thousand nested %s are cut by depth, and the cut says so', (_, wrap) => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = wrap(deep);
    const copy = snapshot({ deep, after: 1 });
    expect(depthOf(copy)).toBeLessThanOrEqual(3 * limits.maxDepth);
    // Formatting stacks under Jest can take the time before the depth is reached.
    expect(/: (too deep|cut)\]/.test(JSON.stringify(copy))).toBe(true);
    expect(copy).toHaveProperty('after', 1);
  });

  test('depth is what the limit says', () => {
    expect(snapshot({ a: { b: { c: 1 } }, l: [[[1, 2, 3]]] }, { maxDepth: 2 })).toEqual({ a: { b: '[Object: too deep]' }, l: ['[Array(1): too deep]'] });
    expect(snapshot({ a: { b: 1 } }, { maxDepth: 2 })).toEqual({ a: { b: 1 } });
    expect(snapshot({ a: new Map([[1, 2]]) }, { maxDepth: 1 })).toEqual({ a: '[Map: too deep]' });
    expect(snapshot([1], { maxDepth: 0 })).toBe('[Array(1): too deep]');
  });

  test('a depth without end is a bounded one', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = { deep };
    // On a busy machine the time can run out before: then a walk is cut less deep, never deeper.
    const depths = Array.from({ length: 10 }, () => depthOf(snapshot(deep, { maxDepth: Infinity })));
    expect(Math.max(...depths)).toBe(256);
  });

  test('a wide object shows its first keys and how many more there are', () => {
    // Cut by its bytes: by time it may be cut anywhere, on a machine that has other things to do.
    const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i]));
    const copy = new Capture({ maxBytes: 4096, maxDepth: 64 }).snapshot({ wide, after: 1 }) as { wide: Record<string, unknown>; after: number };
    const shown = Object.keys(copy.wide).length - 1;
    expect(copy.wide['k0']).toBe(0);
    expect(copy.wide['[…]']).toBe(`${1000 - shown} more of 1000 keys`);
    expect(copy.after).toBe(1);
  });

  test.each<[string, (wide: Record<string, unknown>) => unknown]>([
    ['more keys than are copied', (wide) => wide],
    ['a Date among the first keys', (wide) => Object.assign({ at: new Date(0) }, wide)],
    ['a Date among the last keys', (wide) => Object.assign(wide, { at: new Date(0) })],
    ['a key `__proto__`', (wide) => Object.defineProperty(wide, '__proto__', { value: 1, enumerable: true })],
    ['no prototype', (wide) => Object.assign(Object.create(null) as object, wide)],
  ])('a wide object with %s shows its first keys in order, and the right number of the others', (_name, change) => {
    const wide = change(Object.fromEntries(Array.from({ length: 12_000 }, (_, i) => [`k${i}`, i]))) as object;
    const copy = snapshot(wide) as Record<string, unknown>;
    const shown = Object.keys(copy).slice(0, -1);
    const all = Object.keys(wide);
    // How many depends on how busy the machine is.
    expect(shown.length).toBeGreaterThan(10);
    expect(shown).toEqual(all.slice(0, shown.length));
    expect(copy['[…]']).toBe(`${all.length - shown.length} more of ${all.length} keys`);
  });

  test('no getter of a wide object is run', () => {
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, i]));
    let asked = 0;
    for (const key of ['k1', 'k4000', 'last']) Object.defineProperty(wide, key, { enumerable: true, get: () => (asked += 1) });
    const copy = snapshot({ wide }) as { wide: Record<string, unknown> };
    expect(copy.wide).toMatchObject({ k0: 0, k1: '[Getter]', k2: 2 });
    expect(asked).toBe(0);
  });

  test('an array of ten million shows its first elements and how many more there are', () => {
    const copy = snapshot(new Array(10_000_000).fill(7)) as unknown[];
    expect(copy.length).toBeLessThanOrEqual(10_001);
    expect(copy[0]).toBe(7);
    expect(copy.at(-1)).toBe(`[… ${10_000_000 - (copy.length - 1)} more]`);
  });

  test('holes are not iterated', () => {
    const sparse: unknown[] = [];
    sparse[2 ** 32 - 2] = 'last';
    sparse[5] = { a: 1 };
    expect(snapshot({ sparse })).toEqual({ sparse: { '[Array 4294967295]': { 5: { a: 1 }, 4294967294: 'last' } } });
    expect((snapshot(new Array(10_000_000)) as unknown[]).length).toBeLessThanOrEqual(10_001);
    expect(snapshot({ length: 2 ** 53 - 1 })).toEqual({ length: 2 ** 53 - 1 });
  });

  test('a big Map and a big Set are cut like arrays', () => {
    const map = new Map(Array.from({ length: 20_000 }, (_, i) => [i, i]));
    const shown = snapshot({ map, set: new Set(map.keys()), after: 1 }) as { map: Record<string, unknown[]>; set: Record<string, unknown[]>; after: number };
    expect(shown.map['[Map 20000]']!.at(-1)).toMatch(/^\[… \d+ more\]$/);
    expect(shown.set['[Set 20000]']!.at(-1)).toMatch(/^\[… \d+ more\]$/);
    expect(shown.after).toBe(1);
  });

  test('one bad value costs one field: siblings of a huge one are kept', () => {
    const value = { a: 'x'.repeat(900_000), b: 'y'.repeat(900_000), c: 'small', d: { e: [1, 2] } };
    const copy = snapshot(value) as typeof value;
    expect(copy.a).toBe(value.a);
    expect(copy.b).toMatch(/^y+… \[\d+ chars cut\] …y+$/);
    expect(copy.c).toBe('small');
    expect(copy.d).toEqual({ e: [1, 2] });
  });

  test('bytes are bounded, and `lastBytes` says how many were taken', () => {
    const capture = new Capture(limits);
    const copy = capture.snapshot(Array.from({ length: 5_000 }, (_, i) => `${i}`.repeat(2_000)));
    expect(JSON.stringify(copy).length).toBeLessThan(1.5 * limits.maxBytes);
    expect(capture.lastBytes).toBeGreaterThan(0.5 * limits.maxBytes);
    capture.snapshot(5);
    expect(capture.lastBytes).toBe(8);
    capture.snapshot({ a: 'four' });
    expect(capture.lastBytes).toBe(8 + 1 + 4);
  });

  test('a key of a megabyte is cut, and two with the same head stay two', () => {
    const head = 'k'.repeat(1_000_000);
    const copy = snapshot({ [`${head}a`]: 1, [`${head}b`]: 2, c: 3 }) as object;
    expect(Object.values(copy)).toEqual([1, 2, 3]);
    expect(JSON.stringify(copy).length).toBeLessThan(2_000);
  });

  test('a buffer of 100 MB shows its head', () => {
    const buffer = Buffer.alloc(104_857_600, 1);
    expect(snapshot({ buffer, after: 1 })).toEqual({ buffer: `[Uint8Array 104857600 bytes: ${'01 '.repeat(32)}…]`, after: 1 });
  });

  test('`globalThis`-like graphs end', () => {
    const graph = Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)?.value as unknown]));
    const copy = snapshot({ graph, after: 1 });
    expect(isJsonSafe(copy)).toBe(true);
    expect(countNodes(copy)).toBeLessThan(25_000);
  });
});

describe('long text', () => {
  test('text within the limit is kept whole', () => {
    const text = 'é'.repeat(1_000_000);
    expect(snapshot(text)).toBe(text);
    expect(snapshot({ text })).toEqual({ text });
  });

  test('longer text shows head, tail and how much is missing', () => {
    const copy = snapshot(`start${'x'.repeat(5_000)}end`, { maxBytes: 1_000 }) as string;
    expect(copy).toMatch(/^startx+… \[\d+ chars cut\] …x+end$/);
    expect(copy.length).toBeLessThan(1_000);
  });

  test('text of more than a million characters is not touched, because it can be a rope', () => {
    const rope = 'x'.repeat(500_000_000);
    expect(snapshot({ rope, after: 1 })).toEqual({ rope: '[string of 500000000 chars]', after: 1 });
  });

  test('ten images of 20 MB in a prompt cost ten short texts', () => {
    const image = `data:image/png;base64,${Buffer.alloc(15_000_000).toString('base64')}`;
    const copy = snapshot({ images: new Array(10).fill(image), question: 'what is it?' });
    expect(copy).toEqual({ images: new Array(10).fill('[string of 20000022 chars]'), question: 'what is it?' });
  });

  test('a cut text does not keep the whole one alive', () => {
    const before = heapAfterCollection();
    const copies = Array.from({ length: 40 }, () => snapshot(Buffer.alloc(1_000_000, 97).toString('latin1'), { maxBytes: 1_000 }));
    expect(heapAfterCollection() - before).toBeLessThan(5_000_000);
    expect(copies).toHaveLength(40);
  });
});

/** Strings made by C++ lie outside V8's heap, so both count. */
function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('arguments', () => {
  const capture = new Capture(limits);

  test('harmless arguments are the array itself', () => {
    const args = ['q', 5, true, null, undefined];
    expect(capture.captureArgs(args)).toBe(args);
    expect(capture.lastBytes).toBe(5 * 8 + 1);
  });

  test.each([[NaN, '[NaN]'], [-0, '[-0]'], [1n, '1n'], [{ a: 1 }, { a: 1 }]])('others are a new array of snapshots: %p', (value, shown) => {
    const args = ['q', value];
    const copies = capture.captureArgs(args);
    expect(copies).toEqual(['q', shown]);
    expect(copies).not.toBe(args);
    expect(capture.lastBytes).toBeGreaterThan(9);
  });

  test('a bad argument costs itself only', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(capture.captureArgs([proxy, 'q', undefined])).toEqual(['[Proxy]', 'q', undefined]);
  });
});
