import { expect, test } from '@jest/globals';
import { span, trace } from 'filigree';
import { record } from '../support/record.js';

class Agent {
  @trace
  run(what: unknown): unknown {
    return this.step(what);
  }
  @trace
  async runLater(what: unknown): Promise<unknown> {
    await null;
    return this.stepLater(what);
  }
  @span
  step(what: unknown): never {
    throw what;
  }
  @span
  async stepLater(what: unknown): Promise<never> {
    await null;
    throw what;
  }
  @trace
  careful(what: unknown) {
    try {
      this.step(what);
    } catch {
      return 'caught';
    }
    return 'not thrown';
  }
}

test.each([
  ['an Error', new TypeError('bad')],
  ['undefined', undefined],
  ['null', null],
  ['a string', 'text'],
  ['a number', 0],
  ['a symbol', Symbol('thrown')],
  ['a bigint', 10n],
  ['a frozen object', Object.freeze({ code: 7 })],
  ['a function', () => 1],
  ['a promise', Promise.resolve(1)],
])('%s that is thrown is the very same value for the caller, sync and async', async (_name, thrown) => {
  const recorded = record();
  const agent = new Agent();
  let caught: unknown = 'nothing';
  try {
    agent.run(thrown);
  } catch (error) {
    caught = error;
  }
  expect(Object.is(caught, thrown)).toBe(true);
  caught = 'nothing';
  await agent.runLater(thrown).catch((error: unknown) => (caught = error));
  expect(Object.is(caught, thrown)).toBe(true);
  expect([...recorded.spans, ...recorded.traces].map(({ status }) => status)).toEqual(['ERROR', 'ERROR', 'ERROR', 'ERROR']);
});

test('a revoked Proxy that is thrown is the very same value, also where a signal could be among the arguments', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const recorded = record();
  let caught: unknown;
  try {
    new Agent().step(proxy);
  } catch (error) {
    caught = error;
  }
  expect(Object.is(caught, proxy)).toBe(true);
  expect(recorded.span().status).toBe('ERROR');
});

test('a Proxy among the arguments is not asked anything when the call fails', () => {
  const asked: string[] = [];
  const handler = new Proxy({}, { get: (_target, trap) => (...args: never[]) => (asked.push(String(trap)), Reflect.apply(Reflect[trap as 'get'], Reflect, args)) });
  class Tool {
    @span({ capture: false })
    fail(_value: object): never {
      throw new Error('failed');
    }
  }
  record();
  expect(() => new Tool().fail(new Proxy({}, handler))).toThrow('failed');
  expect(() => new Tool().fail(Object.create(AbortSignal.prototype) as object)).toThrow('failed');
  expect(asked).toEqual([]);
});

test('an error is recorded with type, message, stack and its chain of causes', () => {
  const recorded = record();
  const error = new TypeError('outer', { cause: new RangeError('middle', { cause: 'innermost' }) });
  expect(() => new Agent().step(error)).toThrow(error);
  expect(recorded.span().error).toMatchObject({
    type: 'TypeError',
    message: 'outer',
    stack: expect.stringContaining('errors.test'),
    cause: { type: 'RangeError', message: 'middle', cause: { type: 'string', message: expect.stringContaining('innermost') } },
  });
});

test('a circular chain of causes ends', () => {
  const recorded = record();
  const error = new Error('loop');
  error.cause = error;
  let caught: unknown;
  try {
    new Agent().step(error);
  } catch (thrown) {
    caught = thrown;
  }
  expect(caught === error).toBe(true);
  expect(recorded.span().error?.message).toBe('loop');
});

test('an error that leaves the trace makes it an ERROR too', () => {
  const recorded = record();
  expect(() => new Agent().run(new Error('no'))).toThrow('no');
  expect(recorded.trace()).toMatchObject({ status: 'ERROR', error: { type: 'Error', message: 'no' } });
});

test('an error that is caught inside does not', () => {
  const recorded = record();
  expect(new Agent().careful(new Error('no'))).toBe('caught');
  expect(recorded.span().status).toBe('ERROR');
  expect(recorded.trace()).toMatchObject({ status: 'COMPLETED', output: 'caught' });
  expect(recorded.trace()).not.toHaveProperty('error');
});

test('the stack of an error is as the program had it', () => {
  record();
  const error = new Error('no');
  const { stack } = error;
  expect(() => new Agent().step(error)).toThrow(error);
  expect(error.stack).toBe(stack);
});

test('a failed call still has its input, and no output', () => {
  const recorded = record();
  expect(() => new Agent().step('thrown')).toThrow();
  expect(recorded.span().input).toEqual({ what: 'thrown' });
  expect(recorded.span()).not.toHaveProperty('output');
});

test('an error with hostile properties is recorded as far as it can be read', () => {
  const recorded = record();
  const hostile = Object.create(Error.prototype, {
    message: {
      get() {
        throw new Error('no message');
      },
    },
    name: {
      get() {
        throw new Error('no name');
      },
    },
  }) as Error;
  let caught: unknown;
  try {
    new Agent().step(hostile);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBe(hostile);
  expect(recorded.span().status).toBe('ERROR');
});
