import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

class Base {
  factor = 2;

  @span
  times(a: number, b: number, _c = 0) {
    return this.factor * a * b;
  }

  plain(a: number, b: number, _c = 0) {
    return this.factor * a * b;
  }
}

test('a decorated method keeps its name and its length', () => {
  expect([Base.prototype.times.name, Base.prototype.times.length]).toEqual(['times', 2]);
});

test('a decorated method keeps its place: not enumerable, writable, configurable, on the prototype', () => {
  const { value: _, ...decorated } = Object.getOwnPropertyDescriptor(Base.prototype, 'times')!;
  const { value: __, ...plain } = Object.getOwnPropertyDescriptor(Base.prototype, 'plain')!;
  expect(decorated).toEqual(plain);
  expect(Object.keys(new Base())).toEqual(['factor']);
});

test('a decorated method is no constructor and has no prototype, like any method', () => {
  expect(Base.prototype.times).not.toHaveProperty('prototype');
  expect(() => Reflect.construct(Base.prototype.times as never, [])).toThrow(TypeError);
});

test('`this` is the object of the call, however it is called', () => {
  record();
  const base = new Base();
  expect(base.times(2, 3)).toBe(12);
  expect(base.times.call({ factor: 5 } as Base, 2, 3)).toBe(30);
  expect(base.times.bind(base)(2, 3)).toBe(12);
  expect(Reflect.apply(base.times, base, [2, 3])).toBe(12);
});

test('own properties of a function stay on it', () => {
  const mark = Symbol('mark');
  const original = Object.assign((n: number) => n + 1, { version: 3, [mark]: true });
  const wrapped = span({ kind: 'TOOL' }, original);
  expect(wrapped.version).toBe(3);
  expect(wrapped[mark]).toBe(true);
});

test('a wrapped plain function still makes its own instances', () => {
  record();
  function Point(this: { x: number }, x: number) {
    this.x = x;
  }
  const Wrapped = span({ kind: 'TOOL' }, Point) as unknown as new (x: number) => { x: number };
  const point = new Wrapped(3);
  expect(point.x).toBe(3);
  expect(point).toBeInstanceOf(Wrapped);
  expect(Object.getPrototypeOf(point)).toBe(Point.prototype);
});

test('a decorated method works on an object behind a Proxy', () => {
  const recorded = record();
  const proxied = new Proxy(new Base(), {});
  expect(proxied.times(2, 3)).toBe(12);
  expect(recorded.span().name).toMatch(/times$/);
});

test('recursion goes as deep as a stack allows, and its end is the platform’s own error', () => {
  const recorded = record();
  class Deep {
    depth = 0;
    @span({ capture: false })
    down(): number {
      this.depth += 1;
      return this.down();
    }
  }
  const deep = new Deep();
  expect(() => deep.down()).toThrow(RangeError);
  expect(deep.depth).toBeGreaterThan(500);
  // What so many errors with their stacks take may reach the bound of the memory; nothing else may happen.
  expect(recorded.errors.filter(({ code }) => code !== 'FILIGREE_EVENTS_DROPPED')).toEqual([]);
});
