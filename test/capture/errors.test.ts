import { describe, expect, test } from '@jest/globals';
import vm from 'node:vm';
import { Capture, describeError } from '../../src/capture/snapshot.js';
import { limits, snapshot } from './support.js';

const describeThrown = (thrown: unknown): unknown => describeError(thrown, new Capture(limits));

describe('a thrown error', () => {
  test('is recorded with class, message and stack', () => {
    expect(describeThrown(new TypeError('wrong'))).toEqual({ type: 'TypeError', message: 'wrong', stack: expect.stringContaining('errors.test') });
  });

  test('has the name that was set for it, else the name of its class', () => {
    class HttpError extends Error {}
    class Named extends Error {
      override name = 'SpecialError';
    }
    const anonymous = new (class extends RangeError {})('m');
    const renamed = Object.assign(new Error('m'), { name: 'AbortError' });
    const types = [new HttpError(), new Named(), anonymous, renamed, new DOMException('m', 'AbortError'), new Error('')].map((error) => (describeThrown(error) as { type: string }).type);
    expect(types).toEqual(['HttpError', 'SpecialError', 'RangeError', 'AbortError', 'AbortError', 'Error']);
  });

  test('carries its causes, errors or not', () => {
    const error = new Error('outer', { cause: new RangeError('middle', { cause: 'root' }) });
    expect(describeThrown(error)).toMatchObject({ message: 'outer', cause: { type: 'RangeError', message: 'middle', cause: { type: 'string', message: 'root' } } });
  });

  test('with a circular cause says so', () => {
    const error = new Error('round');
    error.cause = new Error('half', { cause: error });
    expect(describeThrown(error)).toMatchObject({ cause: { message: 'half', cause: { message: '[Circular] round' } } });
  });

  test('with ten thousand causes is cut', () => {
    let error = new Error('root');
    for (let i = 0; i < 10_000; i++) error = new Error(`${i}`, { cause: error });
    let links = 0;
    for (let link = describeThrown(error) as { cause?: unknown } | undefined; link; link = link.cause as typeof link) links++;
    expect(links).toBe(17);
  });

  test('of many is recorded with its members, junk included', () => {
    const error = new AggregateError([new TypeError('a'), 'b', null, Symbol('c')], 'all failed');
    expect(describeThrown(error)).toMatchObject({
      type: 'AggregateError',
      message: 'all failed',
      errors: [{ type: 'TypeError', message: 'a' }, { type: 'string', message: 'b' }, { type: 'null', message: 'null' }, { type: 'symbol', message: '[Symbol(c)]' }],
    });
  });

  test('that branches into AggregateErrors is bounded', () => {
    let error: Error = new Error('leaf');
    for (let i = 0; i < 12; i++) error = new AggregateError([error, error, error], `${i}`, { cause: error });
    expect(JSON.stringify(describeThrown(error)).match(/"message"/g)?.length).toBeLessThanOrEqual(80);
  });

  test('is not asked for what stands behind its getters', () => {
    let asked = 0;
    const error = new Error('m');
    for (const key of ['stack', 'message', 'name', 'cause', 'errors', 'toString']) Object.defineProperty(error, key, { get: () => { asked++; throw new Error('asked'); }, enumerable: true });
    expect(describeThrown(error)).toMatchObject({ type: 'Error', message: '' });
    expect(snapshot(error)).toMatchObject({ type: 'Error', message: '' });
    expect(asked).toBe(0);
  });

  test('with a stack that is no text has none', () => {
    const error = Object.assign(new Error('m'), { stack: 5 as unknown as string });
    expect(describeThrown(error)).toEqual({ type: 'Error', message: 'm' });
  });

  test('with a long message is cut', () => {
    const { message } = describeThrown(new Error('m'.repeat(500_000))) as { message: string };
    expect(message).toMatch(/^m+… \[\d+ chars cut\] …m+$/);
    expect(message.length).toBeLessThan(66_000);
    expect(describeThrown(new Error('m'.repeat(10_000_000)))).toMatchObject({ message: '[string of 10000000 chars]' });
  });

  test('of another realm, without prototype, or made from Error.prototype is an error', () => {
    const foreign: unknown = vm.runInNewContext("new (class Odd extends Error {})('far')");
    const bare = Object.setPrototypeOf(new Error('bare'), null) as unknown;
    const made = Object.assign(Object.create(TypeError.prototype) as object, { message: 'made' });
    expect(describeThrown(foreign)).toMatchObject({ type: 'Odd', message: 'far', stack: expect.stringContaining('far') });
    expect(describeThrown(bare)).toMatchObject({ type: 'Error', message: 'bare' });
    expect(describeThrown(made)).toEqual({ type: 'TypeError', message: 'made' });
  });

  test('of axios brings neither its request nor its headers', () => {
    const error = Object.assign(new Error('401'), { config: { headers: { Authorization: 'secret' } }, toJSON: () => ({ config: 'secret' }) });
    expect(JSON.stringify(describeThrown(error))).not.toContain('secret');
  });

  test('that is frozen stays as it is', () => {
    const error = Object.freeze(new Error('cold'));
    expect(describeThrown(error)).toMatchObject({ message: 'cold' });
  });
});

describe('a thrown value that is no error', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();

  test.each<[unknown, string, string]>([
    [undefined, 'undefined', 'undefined'],
    [null, 'null', 'null'],
    [0, 'number', '0'],
    [NaN, 'number', '[NaN]'],
    ['', 'string', ''],
    ['text', 'string', 'text'],
    [Symbol('s'), 'symbol', '[Symbol(s)]'],
    [5n, 'bigint', '5n'],
    [function thrown() {}, 'function', '[Function thrown]'],
    [Object.freeze({ code: 1, list: ['a"', null] }), 'object', '{"code":1,"list":["a\\"",null]}'],
    [{ message: 'like an error', code: 1 }, 'object', 'like an error'],
    [Promise.resolve(), 'object', '[Promise]'],
  ])('is recorded by its form: %p', (thrown, type, message) => {
    expect(describeThrown(thrown)).toEqual({ type, message });
  });

  test('may be a revoked Proxy', () => {
    expect(describeThrown(proxy)).toEqual({ type: 'object', message: '[Proxy]' });
    expect(describeThrown(new Error('m', { cause: proxy }))).toMatchObject({ cause: { type: 'object', message: '[Proxy]' } });
  });

  test('is cut when it is large', () => {
    expect((describeThrown(new Array(5_000).fill('text')) as { message: string }).message.length).toBeLessThan(2_200);
  });
});

describe('an error as a value', () => {
  test('shows class, message, stack, cause and its own fields', () => {
    const error = Object.assign(new TypeError('m', { cause: new Map([[1, 2]]) }), { code: 'E1', type: 'invalid_request' });
    expect(snapshot({ error })).toEqual({
      error: { type: 'TypeError', message: 'm', stack: expect.stringContaining('errors.test'), cause: { '[Map 1]': [[1, 2]] }, code: 'E1', 'type (own)': 'invalid_request' },
    });
  });

  test('shows the members of an AggregateError', () => {
    expect(snapshot(new AggregateError(['a', new Error('b')], 'm'))).toMatchObject({ type: 'AggregateError', message: 'm', errors: ['a', { message: 'b' }] });
  });

  test('shows a DOMException by its name', () => {
    expect(snapshot(new DOMException('stopped', 'AbortError'))).toMatchObject({ type: 'AbortError', message: 'stopped' });
  });
});
