import { getEventListeners } from 'node:events';
import { runInNewContext } from 'node:vm';
import type { Shape } from '../support/shape.js';

const thrown: Record<string, () => unknown> = {
  undefined: () => undefined,
  null: () => null,
  zero: () => 0,
  'an empty string': () => '',
  'a symbol': () => Symbol('thrown'),
  'a BigInt': () => 1n,
  'a function': () => () => {},
  'a frozen object': () => Object.freeze({ code: 1 }),
  'a revoked Proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  'an error without a prototype': () => Object.setPrototypeOf(new Error('bare'), null),
  'an error whose message and stack throw': () =>
    Object.defineProperties(new Error('hidden'), {
      // In this order: to replace `stack`, V8 writes it out, and reads the message for that.
      stack: { get: () => unreachable('stack') },
      message: { get: () => unreachable('message') },
    }),
  'an error with a circular cause': () => {
    const error = new Error('circular');
    error.cause = error;
    return error;
  },
  'an error with a chain of 2000 causes': () => {
    let error = new Error('first');
    for (let i = 0; i < 2000; i++) error = new Error(`cause ${i}`, { cause: error });
    return error;
  },
  'an AggregateError of junk': () => new AggregateError([null, 1n, Symbol('junk')], 'many'),
  'a DOMException': () => new DOMException('no', 'DataError'),
  'an error of another realm': () => runInNewContext('new RangeError("elsewhere")'),
  'an error with a stack that is no text': () => Object.assign(new Error('odd'), { stack: { lines: 3 } }),
};

let reached = 0;

function unreachable(what: string): never {
  reached += 1;
  throw new Error(`a getter of ${what} was run`);
}

const throwing = Object.entries(thrown).map(
  ([what, make]): Shape => ({
    name: `throwing ${what} throws exactly that, sync and async`,
    row: 'A36',
    async run(t, see) {
      reached = 0;
      const value = make();
      const now = t.wrap('now', () => {
        throw value;
      });
      const later = t.wrap('later', async () => {
        await null;
        throw value;
      });
      // By hand: a label of a value may not touch it.
      const same = (error: unknown) => Object.is(error, value);
      try {
        now();
      } catch (error) {
        see('threw the same', same(error));
      }
      await later().catch((error: unknown) => see('rejected with the same', same(error)));
      see('getters that ran', reached);
    },
    truth: ['now: error', 'later: error'],
  }),
);

export const shapes: Shape[] = [
  ...throwing,
  {
    name: 'a `finally` that returns swallows the error, and one that throws replaces it',
    row: 'C12',
    run(t, see) {
      const swallow = t.wrap('swallow', () => {
        try {
          throw new Error('swallowed');
        } finally {
          // oxlint-disable-next-line no-unsafe-finally -- what is tried
          return 'returned';
        }
      });
      const replace = t.wrap('replace', () => {
        try {
          throw new Error('first');
        } finally {
          // oxlint-disable-next-line no-unsafe-finally -- what is tried
          throw new Error('second');
        }
      });
      see.call('swallow', swallow);
      see.call('replace', replace);
    },
    truth: ['swallow: ok', 'replace: error'],
  },
  {
    name: 'an error that is caught on the way fails only the calls that it left',
    row: 'C12',
    run(t, see) {
      const inner = t.wrap('inner', () => {
        throw new Error('no');
      });
      const outer = t.wrap('outer', () => {
        try {
          return inner();
        } catch {
          return 'caught';
        }
      });
      see.call('outer', outer);
    },
    truth: ['outer: ok', 'outer > inner: error'],
  },
  {
    name: 'an error that is rethrown through three calls is one error, untouched',
    row: 'C1',
    run(t, see) {
      const error = new Error('deep');
      const { stack } = error;
      const c = t.wrap('c', () => {
        throw error;
      });
      const b = t.wrap('b', () => c());
      const a = t.wrap('a', () => b());
      see('error', error);
      see.call('a', a);
      see('stack', error.stack === stack, ...Reflect.ownKeys(error).map(String));
    },
    truth: ['a: error', 'a > b: error', 'a > b > c: error'],
  },
  {
    name: 'an abort is the signal’s very reason, and no failure',
    row: 'C11',
    async run(t, see) {
      const work = t.wrap('work', async (signal: AbortSignal) => {
        await new Promise((resolve, reject) => {
          if (signal.aborted) reject(signal.reason);
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        });
      });
      const controller = new AbortController();
      const reason = { why: 'user' };
      see('reason', reason);
      const running = work(controller.signal);
      controller.abort(reason);
      await see.settled('aborted during', running);
      await see.settled('aborted before', work(AbortSignal.abort()));
    },
    truth: ['work: cancelled', 'work: cancelled'],
  },
  {
    name: 'a timeout is an error',
    row: 'C11',
    async run(t, see) {
      const work = t.wrap('work', async (signal: AbortSignal) => {
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
      });
      // An unref'd timer is all that AbortSignal.timeout has.
      const hold = setTimeout(() => {}, 1000);
      await see.settled('timed out', work(AbortSignal.timeout(2)));
      clearTimeout(hold);
    },
    truth: ['work: error'],
  },
  {
    name: 'a signal gets no listener more, and is not kept from being aborted later',
    row: 'C11',
    async run(t, see) {
      const controller = new AbortController();
      const work = t.wrap('work', async (_options: { signal: AbortSignal }) => 1);
      await work({ signal: controller.signal });
      see('listeners', getEventListeners(controller.signal, 'abort').length);
      controller.abort();
      see('aborted', controller.signal.aborted);
    },
    truth: ['work: ok'],
  },
  {
    name: 'a host’s `Error.prepareStackTrace` is called for its own errors only, and may throw',
    row: 'C28',
    run(t, see) {
      const before = Error.prepareStackTrace;
      const prepared: string[] = [];
      Error.prepareStackTrace = (error) => {
        prepared.push(error.message);
        throw new Error('of the hook');
      };
      try {
        const fail = t.wrap('fail', () => {
          throw new TypeError('plain');
        });
        try {
          fail();
        } catch (error) {
          see('type', (error as Error).constructor.name, (error as Error).message);
        }
      } finally {
        Error.prepareStackTrace = before;
      }
    },
    truth: ['fail: error'],
  },
  {
    name: 'a host’s `Error.prepareStackTrace` still formats the stack that the program reads',
    row: 'C28',
    run(t, see) {
      const before = Error.prepareStackTrace;
      Error.prepareStackTrace = (error, frames) => `${error.message}: formatted ${Array.isArray(frames)}`;
      try {
        const fail = t.wrap('fail', () => {
          throw new TypeError('plain');
        });
        try {
          fail();
        } catch (error) {
          see('stack', (error as Error).stack);
        }
      } finally {
        Error.prepareStackTrace = before;
      }
    },
    truth: ['fail: error'],
  },
  {
    name: 'a stack trace limit of 0, and one that is gone, are left as they are',
    row: 'C28',
    run(t, see) {
      const { stackTraceLimit } = Error;
      const fail = t.wrap('fail', () => {
        throw new Error('short');
      });
      try {
        for (const limit of [0, Infinity, undefined]) {
          Error.stackTraceLimit = limit as number;
          let error: Error | undefined;
          try {
            fail();
          } catch (caught) {
            error = caught as Error;
          }
          see('stack', limit, error?.stack === undefined ? 'none' : error.stack.split('\n')[0], Error.stackTraceLimit);
        }
      } finally {
        Error.stackTraceLimit = stackTraceLimit;
      }
    },
    truth: ['fail: error', 'fail: error', 'fail: error'],
  },
  {
    name: 'an error in a timer that a traced call has set is uncaught as before',
    row: 'C2',
    async run(t, see) {
      const start = t.wrap('start', () => {
        setTimeout(() => {
          throw new Error('in a timer');
        }, 1);
      });
      start();
      await new Promise((resolve) => setTimeout(resolve, 6));
      see('after');
    },
    truth: ['start: ok'],
  },
];
