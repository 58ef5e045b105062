import { describe, expect, test } from '@jest/globals';
import { setImmediate as tick } from 'node:timers/promises';
import { snapshot } from './support.js';

/** A Proxy whose every trap counts and throws. */
function trapped(target: object, fired: string[]): object {
  const handler = new Proxy({}, { get: (_, trap) => () => { fired.push(String(trap)); throw new Error('trap'); } });
  return new Proxy(target, handler as ProxyHandler<object>);
}

describe('getters', () => {
  test('a getter is never run, and its neighbours are kept', () => {
    let runs = 0;
    const value = {
      before: 1,
      get counting() {
        return ++runs;
      },
      get throwing(): never {
        throw new Error('getter');
      },
      get chain(): unknown {
        runs++;
        return this;
      },
      after: 2,
    };
    const shown = { before: 1, counting: '[Getter]', throwing: '[Getter]', chain: '[Getter]', after: 2 };
    expect(snapshot(value)).toEqual(shown);
    expect(snapshot([{ value }])).toEqual([{ value: shown }]);
    expect(runs).toBe(0);
  });

  test('an index accessor of an array is not run', () => {
    let runs = 0;
    const list = [1, 2, 3];
    Object.defineProperty(list, 1, { get: () => ++runs, enumerable: true });
    expect(snapshot(list)).toEqual([1, '[Getter]', 3]);
    expect(runs).toBe(0);
  });

  test('a setter is not run', () => {
    let runs = 0;
    const value = Object.defineProperty({ a: 1 }, 'b', { set: () => void runs++, enumerable: true });
    expect(snapshot(value)).toEqual({ a: 1 });
    expect(runs).toBe(0);
  });

  test('conversion hooks are not run', () => {
    let runs = 0;
    const hook = (): never => {
      runs++;
      throw new Error('hook');
    };
    const value = { toString: hook, valueOf: hook, [Symbol.toPrimitive]: hook, [Symbol.for('nodejs.util.inspect.custom')]: hook, [Symbol.iterator]: hook };
    for (const key of [Symbol.toStringTag, 'constructor']) Object.defineProperty(value, key, { get: hook });
    expect(snapshot({ value, class: new (class { get [Symbol.toStringTag](): string { return hook(); } })() })).toMatchObject({ value: { toString: '[Function hook]' } });
    expect(runs).toBe(0);
  });
});

describe('Proxies', () => {
  test('a Proxy is shown as one, and no trap fires', () => {
    const fired: string[] = [];
    const value = { object: trapped({}, fired), list: trapped([], fired), fn: trapped(() => 1, fired), plain: 1 };
    expect(snapshot(value)).toEqual({ object: '[Proxy]', list: '[Proxy]', fn: '[Proxy]', plain: 1 });
    expect(snapshot(trapped({}, fired))).toBe('[Proxy]');
    expect(snapshot(new Map([[trapped({}, fired), trapped({}, fired)]]))).toEqual({ '[Map 1]': [['[Proxy]', '[Proxy]']] });
    expect(fired).toEqual([]);
  });

  test('a revoked Proxy is shown as one', () => {
    const shown = [{}, [], () => 1].map((target) => {
      const { proxy, revoke } = Proxy.revocable(target, {});
      revoke();
      return snapshot([proxy, { proxy }]);
    });
    expect(shown).toEqual([1, 2, 3].map(() => ['[Proxy]', { proxy: '[Proxy]' }]));
  });

  test('a Proxy on the prototype chain is not asked', () => {
    const fired: string[] = [];
    const heir = Object.assign(Object.create(null) as object, { own: 1 });
    Object.setPrototypeOf(heir, trapped({}, fired));
    const listHeir = Object.setPrototypeOf([1], trapped([], fired)) as object;
    const mapHeir = Object.setPrototypeOf(new Map([[1, 2]]), trapped({}, fired)) as object;
    const errorHeir = Object.setPrototypeOf(new Error('m'), trapped({}, fired)) as object;
    const functionHeir = Object.setPrototypeOf(() => 1, trapped({}, fired)) as object;
    expect(snapshot([heir, listHeir, mapHeir, errorHeir, functionHeir])).toMatchObject([{ own: 1 }, [1], { '[Map 1]': [[1, 2]] }, { message: 'm' }, '[Function]']);
    expect(fired).toEqual([]);
  });

  test('a Proxy as class, as `toJSON` and as `constructor` is not asked', () => {
    const fired: string[] = [];
    const prototype = { constructor: trapped(class {}, fired), toJSON: trapped(() => 1, fired) };
    expect(snapshot([Object.assign(Object.create(prototype) as object, { a: 1 })])).toEqual([{ a: 1 }]);
    expect(fired).toEqual([]);
  });
});

describe('toJSON of a class instance', () => {
  const withToJson = (toJSON: (this: object, key: string) => unknown, own: object = { a: 1 }): object =>
    Object.assign(Object.create({ toJSON, constructor: class Custom {} }) as object, own);

  test('its result is shown, and walked like any value', () => {
    class Money {
      readonly cents = 5;
      toJSON(): unknown {
        return { amount: BigInt(this.cents), at: new Date(0) };
      }
    }
    expect(snapshot({ price: new Money() })).toEqual({ price: { amount: '5n', at: '1970-01-01T00:00:00.000Z' } });
  });

  test('it is called once, with the key, like JSON.stringify does', () => {
    const keys: string[] = [];
    const value = withToJson((key) => (keys.push(key), 'done'));
    expect(snapshot({ field: value })).toEqual({ field: 'done' });
    expect(keys).toEqual(['field']);
  });

  test.each<[string, () => unknown, unknown]>([
    ['throws', () => { throw new Error('x'); }, '[Throws: toJSON]'],
    ['throws undefined', () => { throw undefined; }, '[Throws: toJSON]'],
    ['gives undefined', () => undefined, undefined],
    ['gives a thenable', () => ({ then: () => 1 }), '[Thenable]'],
    ['gives a Proxy', () => new Proxy({}, {}), '[Proxy]'],
    ['gives a function', () => function f() {}, '[Function f]'],
  ])('one that %s costs its field only', (_, toJSON, shown) => {
    expect(snapshot({ x: withToJson(toJSON), y: 1 })).toEqual({ x: shown, y: 1 });
  });

  test('one that gives the object itself shows its data', () => {
    expect(snapshot({ x: withToJson(function () { return this; }) })).toEqual({ x: { a: 1 } });
  });

  test('one that gives a new instance forever is asked once', () => {
    let calls = 0;
    const again = (): object => withToJson(() => (calls++, again()), { level: calls });
    expect(snapshot(again())).toEqual({ level: 1 });
    expect(calls).toBe(1);
  });

  test('one that gives something around it is met as a circle', () => {
    const parent: Record<string, unknown> = { name: 'p' };
    parent['child'] = withToJson(() => parent);
    expect(snapshot(parent)).toEqual({ name: 'p', child: '[Circular → $]' });
  });

  test('a promise of it is not awaited, and its rejection reaches nobody', async () => {
    const heard: unknown[] = [];
    const listen = (reason: unknown): void => void heard.push(reason);
    process.on('unhandledRejection', listen);
    expect(snapshot({ x: withToJson(async () => { throw new Error('async'); }) })).toEqual({ x: '[Promise]' });
    await tick();
    await tick();
    process.off('unhandledRejection', listen);
    expect(heard).toEqual([]);
  });

  test('one behind a getter is not asked', () => {
    let runs = 0;
    class Lazy {
      a = 1;
      get toJSON(): unknown {
        return ++runs;
      }
    }
    expect(snapshot([new Lazy()])).toEqual([{ a: 1 }]);
    expect(runs).toBe(0);
  });

  test('one that takes a snapshot itself does not disturb the one around it', () => {
    const value = withToJson(() => snapshot({ inner: [1, 2] }));
    expect(snapshot({ before: [1], value, after: [2] })).toEqual({ before: [1], value: { inner: [1, 2] }, after: [2] });
  });

  test('one that changes the Map that is being walked costs what it removed', () => {
    const map = new Map<unknown, unknown>();
    map.set('first', withToJson(() => (map.clear(), 'cleared'))).set('second', 2);
    expect(snapshot(map)).toEqual({ '[Map 2]': [['first', 'cleared'], null] });
  });
});
