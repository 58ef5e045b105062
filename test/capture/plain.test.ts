import { describe, expect, test } from '@jest/globals';
import vm from 'node:vm';
import { snapshot } from './support.js';

describe('plain data', () => {
  test('a chat request is copied as it is, into new objects', () => {
    const request = { model: 'm', messages: [{ role: 'user', content: 'hi' }, { role: 'tool', content: null, ok: true, n: 1.5 }] };
    const copy = snapshot(request) as typeof request;
    expect(copy).toStrictEqual(request);
    expect(copy).not.toBe(request);
    expect(copy.messages[0]).not.toBe(request.messages[0]);
  });

  test('what the program does to the value later does not reach the snapshot', () => {
    const value: { list: unknown[]; nested: { a: number } } = { list: [1], nested: { a: 1 } };
    const copy = snapshot(value);
    value.list.push(2);
    value.nested.a = 9;
    expect(copy).toEqual({ list: [1], nested: { a: 1 } });
  });

  test('frozen and sealed objects are read and never written to', () => {
    const frozen = Object.freeze({ a: Object.freeze([1]), b: Object.seal({ c: 1 }) });
    expect(snapshot(frozen)).toEqual({ a: [1], b: { c: 1 } });
    expect(Reflect.ownKeys(frozen)).toEqual(['a', 'b']);
  });

  test('objects without prototype, `arguments`, and objects of another realm count as plain', () => {
    const bare = Object.assign(Object.create(null) as object, { a: 1 });
    const args = (function () {
      return arguments;
    } as (...list: unknown[]) => unknown)('x', 2);
    const foreign: unknown = vm.runInNewContext('({ a: [1, { b: undefined }], d: new Date(0), e: new Map([[1, 2]]) })');
    expect(snapshot({ bare, args, foreign })).toEqual({
      bare: { a: 1 },
      args: { 0: 'x', 1: 2 },
      foreign: { a: [1, {}], d: '1970-01-01T00:00:00.000Z', e: { '[Map 1]': [[1, 2]] } },
    });
  });

  test('an own `__proto__` key stays data and pollutes nothing', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a.__proto__.b":1}');
    const copy = snapshot({ hostile }) as { hostile: object };
    expect(JSON.stringify(copy.hostile)).toBe(JSON.stringify(hostile));
    expect(Object.getPrototypeOf(copy.hostile)).toBe(Object.prototype);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('keys that shadow built-in names are data like any other', () => {
    const value = { hasOwnProperty: 1, toString: null, then: 'x', length: -1, toJSON: 'data', valueOf: {}, constructor: 2 };
    expect(snapshot(value)).toEqual(value);
  });

  test('a `toJSON` or `then` function of a plain object is shown, not called', () => {
    let called = 0;
    const count = (): number => ++called;
    expect(snapshot({ toJSON: count, then: count })).toEqual({ toJSON: '[Function count]', then: '[Function count]' });
    expect(called).toBe(0);
  });

  test('odd keys are kept', () => {
    const value = { '': 1, ' ': 2, '-1': 3, '1e1000': 4, 'É': 5, 'E\u0301': 6, 'é': 7, 'e\u0301': 8, 7: 9 };
    expect(snapshot(value)).toEqual(value);
  });

  test('text with lone surrogates, NUL, control characters and noncharacters is kept as it is', () => {
    const value = { '\ud800': '\udc00', b: '\u0000\u0001\u001b', c: '\u2028\u2029\ufeff\uffff\ufffe' };
    expect(snapshot(value)).toEqual(value);
    expect(JSON.parse(JSON.stringify(snapshot(value)))).toEqual(value);
  });

  test('non-enumerable properties are not shown', () => {
    const value = Object.defineProperty({ a: 1 }, 'hidden', { value: 2, enumerable: false });
    expect(snapshot(value)).toEqual({ a: 1 });
  });

  test('a hole of an array is null', () => {
    const holes = [1, , 3];
    expect(snapshot(holes)).toEqual([1, null, 3]);
  });

  test('a reference that is shared but not circular is copied each time', () => {
    const shared = { a: 1 };
    expect(snapshot({ x: shared, y: [shared, shared] })).toEqual({ x: { a: 1 }, y: [{ a: 1 }, { a: 1 }] });
  });

  test('a circular reference names where it points', () => {
    const agent: Record<string, unknown> = { name: 'a', list: [] };
    agent['self'] = agent;
    (agent['list'] as unknown[]).push({ owner: agent }, agent['list']);
    expect(snapshot({ agent })).toEqual({
      agent: { name: 'a', list: [{ owner: '[Circular → $.agent]' }, '[Circular → $.agent.list]'], self: '[Circular → $.agent]' },
    });
    expect(snapshot(agent)).toHaveProperty('self', '[Circular → $]');
  });

  test('Maps, Sets and errors in a circle are met as well', () => {
    const map = new Map<unknown, unknown>();
    const set = new Set<unknown>([map]);
    map.set('set', set);
    expect(snapshot(map)).toEqual({ '[Map 1]': [['set', { '[Set 1]': ['[Circular → $]'] }]] });
    const error = new Error('round');
    error.cause = { error };
    expect(snapshot(error)).toMatchObject({ message: 'round', cause: { error: '[Circular → $]' } });
  });
});
