import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';

/** A value of the kind that breaks serializers, and how often it was touched where nobody should touch it. */
export interface Hostile {
  readonly value: unknown;
  readonly touched?: () => number;
}

export interface HostileValue {
  readonly name: string;
  /** Its row in the catalogue of faults. */
  readonly row: string;
  readonly make: () => Hostile;
  /** A call that returns it is open until it has run, which it never does. */
  readonly pending?: boolean;
}

function counted(build: (touch: () => void) => unknown): Hostile {
  let count = 0;
  const value = build(() => void (count += 1));
  return { value, touched: () => count };
}

function trap(name: string): Hostile {
  return counted((touch) => {
    const handler = new Proxy({}, { get: () => fail(touch, name) });
    return new Proxy({}, handler);
  });
}

function fail(touch: () => void, what: string): never {
  touch();
  throw new Error(`${what} was run`);
}

function circular(): Record<string, unknown> {
  const value: Record<string, unknown> = { list: [] };
  value['self'] = value;
  (value['list'] as unknown[]).push(value);
  return value;
}

function nested(depth: number): unknown {
  let value: unknown = 'bottom';
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? { value } : [value];
  return value;
}

/** 2^25 paths over 25 objects. */
function exponential(): unknown {
  let value: unknown = { leaf: true };
  for (let i = 0; i < 25; i++) value = [value, value];
  return value;
}

function* numbers() {
  yield 1;
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const simple: Record<string, readonly [row: string, make: () => unknown]> = {
  'an object that contains itself': ['A5', circular],
  'a Map that contains itself': [
    'A5',
    () => {
      const map = new Map<unknown, unknown>();
      return map.set(map, map);
    },
  ],
  'a BigInt': ['A2', () => 2n ** 200n],
  'an object with a BigInt in it': ['A2', () => ({ id: 1n })],
  'a symbol': ['A3', () => Symbol('value')],
  'a class': ['A4', () => class Agent {}],
  'an object that a hundred thousand places share': ['A6', () => new Array<unknown>(100_000).fill({})],
  'an object graph with 2^25 paths': ['A7', exponential],
  'an invalid Date': ['A16', () => new Date(Number.NaN)],
  'a WeakRef and a WeakMap': ['A17', () => [new WeakRef({}), new WeakMap()]],
  'an object without a prototype': ['A18', () => Object.assign(Object.create(null) as object, { a: 1 })],
  'an object of another realm': ['A18', () => runInNewContext('({ a: [1], e: new Error("x") })')],
  'a frozen object': ['A19', () => Object.freeze({ a: Object.freeze([1]) })],
  'a sparse array of 2^32-1': [
    'A20',
    () => {
      const list: unknown[] = [];
      list.length = 2 ** 32 - 1;
      return list;
    },
  ],
  'an object that pretends to be an endless list': ['A20', () => ({ length: 2 ** 53 - 1, 0: 'a' })],
  'a detached buffer': [
    'A21',
    () => {
      const bytes = new Uint8Array(8);
      structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
      return bytes;
    },
  ],
  'a Buffer of 32 MB': ['A22', () => Buffer.alloc(32 * 2 ** 20)],
  'a string of 50 MB': ['A23', () => 'x'.repeat(50_000_000)],
  'half a surrogate pair': ['A24', () => ({ ['\ud800']: '\udfff\0\u2028' })],
  'an object of a hundred thousand levels': ['A25', () => nested(100_000)],
  'an object with a hundred thousand keys': [
    'A26',
    () => {
      const wide: Record<string, number> = {};
      for (let i = 0; i < 100_000; i++) wide[`k${i}`] = i;
      return wide;
    },
  ],
  'own keys `__proto__` and `constructor`': ['A27', () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')],
  'own keys `toString`, `hasOwnProperty`, `length` and `toJSON`': ['A28', () => ({ toString: null, hasOwnProperty: 1, length: -1, toJSON: 'data' })],
  'a key of a megabyte': ['A29', () => ({ ['k'.repeat(2 ** 20)]: 1 })],
  'an emitter, a stream and a server': ['A33', () => [new EventEmitter(), Readable.from([1]), createServer()]],
  '`process` and `globalThis`': ['A34', () => ({ process, globalThis })],
  'an object with a revoked Proxy in it': ['A15', () => ({ proxy: revoked() })],
  'a WebAssembly memory and an Intl object': ['A40', () => [new (globalThis as any).WebAssembly.Memory({ initial: 1 }), new Intl.NumberFormat('en')]],
  'an array with an accessor for an element': ['A42', () => Object.defineProperty([1, 2], 1, { get: () => 5, enumerable: true })],
};

const watched: Record<string, readonly [row: string, make: () => Hostile]> = {
  'a getter that throws': ['A8', () => counted((touch) => Object.defineProperty({ a: 1 }, 'bad', { enumerable: true, get: () => fail(touch, 'a getter') }))],
  'a getter with a side effect': ['A9', () => counted((touch) => Object.defineProperty({}, 'n', { enumerable: true, get: () => touch() }))],
  'an endless chain of getters': [
    'A10',
    () =>
      counted((touch) => {
        const link = (): object => Object.defineProperty({}, 'next', { enumerable: true, get: () => (touch(), link()) });
        return link();
      }),
  ],
  'an object whose `toString`, `valueOf` and iterator throw': [
    'A12',
    () =>
      counted((touch) => ({
        toString: () => fail(touch, 'toString'),
        valueOf: () => fail(touch, 'valueOf'),
        [Symbol.toPrimitive]: () => fail(touch, 'toPrimitive'),
        [Symbol.iterator]: () => fail(touch, 'an iterator'),
      })),
  ],
  'an endless iterable': [
    'A13',
    () =>
      counted((touch) => ({
        *[Symbol.iterator]() {
          for (let i = 0; ; i++) {
            touch();
            yield i;
          }
        },
      })),
  ],
  'a Proxy whose every trap throws': ['A14', () => trap('a trap')],
  'an endless Proxy': [
    'A14',
    () =>
      counted((touch) => {
        const make = (): object => new Proxy({}, { get: () => (touch(), make()), ownKeys: () => (touch(), ['next']), getOwnPropertyDescriptor: () => (touch(), { configurable: true, enumerable: true, value: make() }) });
        return make();
      }),
  ],
  'a thenable whose `then` throws': [
    'A31',
    () => {
      // Inside a list: an async function would itself run the `then` of what it returns.
      let count = 0;
      const then = () => {
        count += 1;
        throw new Error('then was run');
      };
      return { value: [{ then }], touched: () => count };
    },
  ],
  'a getter of `then` in an object': ['A31', () => counted((touch) => [Object.defineProperty({}, 'then', { enumerable: true, get: () => fail(touch, 'then') })])],
};

/** Values of group A of the catalogue. */
export const hostileValues: readonly HostileValue[] = [
  { name: 'a pending promise', row: 'A31', make: () => ({ value: new Promise(() => {}) }), pending: true },
  { name: 'a generator', row: 'A32', make: () => ({ value: numbers() }), pending: true },
  ...Object.entries(simple).map(([name, [row, make]]) => ({ name, row, make: () => ({ value: make() }) })),
  ...Object.entries(watched).map(([name, [row, make]]) => ({ name, row, make })),
  {
    name: 'a class instance whose `toJSON` throws',
    row: 'A11',
    make: () => ({
      value: new (class Bad {
        toJSON() {
          throw new Error('of toJSON');
        }
      })(),
    }),
  },
  {
    name: 'a class instance whose `toJSON` is async and rejects',
    row: 'A11',
    make: () => ({
      value: new (class Bad {
        async toJSON() {
          throw new Error('of toJSON');
        }
      })(),
    }),
  },
  {
    name: 'a class instance whose `toJSON` gives a new one for ever',
    row: 'A11',
    make: () => {
      class Endless {
        toJSON() {
          return { next: new Endless() };
        }
      }
      return { value: new Endless() };
    },
  },
];
