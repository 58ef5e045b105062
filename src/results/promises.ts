import { types } from 'node:util';
import { then } from '../then.js';
import { hook, methodOf } from './hook.js';
import { lapses } from './lapse.js';
import type { AnyFunction } from '../run.js';
import type { Recording } from '../recording.js';

/** Ends a recording with a value that has come; a stream keeps it open. */
export type Arrive = (recording: Recording, value: unknown) => void;

/**
 * An async function makes its promise for this call alone, so nobody can tell a derived one from it; deriving keeps
 * every rejection reported exactly where the program does not handle it.
 */
export function derive(recording: Recording, promise: Promise<unknown>, args: readonly unknown[], arrive: Arrive): Promise<unknown> {
  return then(
    promise,
    (value) => {
      arrive(recording, value);
      return value;
    },
    (error) => {
      recording.failWith(error, args);
      throw error;
    },
  );
}

/**
 * A promise that a plain function returned may be known to others: its identity is kept. Listening marks its rejection
 * as handled; the platform has no way to listen without that.
 */
export function observe(recording: Recording, promise: Promise<unknown>, args: readonly unknown[], arrive: Arrive): Promise<unknown> {
  void then(
    promise,
    (value) => arrive(recording, value),
    (error) => recording.failWith(error, args),
  );
  return promise;
}

/**
 * Thenables that do their work when `then` is called (query builders), and promises of a class of their own (`openai`'s
 * `APIPromise`): `then` is never called by us. Its one instance gets a `then` of its own that looks on when the program
 * calls it. Where nobody does, the recording ends as of now when the thenable is collected.
 */
export function trackThenable(recording: Recording, thenable: object, method: AnyFunction, args: readonly unknown[], arrive: Arrive): void {
  const hooked = hook(thenable, 'then', method, (call, handlers) => {
    const [onValue, onError, ...rest] = handlers;
    return call([
      (value: unknown) => {
        arrive(recording, value);
        return typeof onValue === 'function' ? Reflect.apply(onValue, undefined, [value]) : value;
      },
      (error: unknown) => {
        recording.failWith(error, args);
        if (typeof onError === 'function') return Reflect.apply(onError, undefined, [error]);
        throw error;
      },
      ...rest,
    ]);
  });
  if (!hooked) return recording.succeed(undefined);
  trackResponse(recording, thenable, args, arrive);
  lapses(recording, thenable, 'its result was not awaited');
}

/**
 * The other two ways to the result of the API clients that Stainless generates (`openai`, `@anthropic-ai/sdk` and more).
 * Both make a promise for this one call, so a derived one is as good.
 */
function trackResponse(recording: Recording, request: object, args: readonly unknown[], arrive: Arrive): void {
  for (const [name, pick] of [['asResponse', whole], ['withResponse', dataOf]] as const) {
    const method = methodOf(request, name);
    if (method === undefined) continue;
    hook(request, name, method, (call, given) => {
      const response = call(given);
      return types.isPromise(response) ? derive(recording, response, args, (_, value) => arrive(recording, pick(value))) : response;
    });
  }
}

function whole(response: unknown): unknown {
  return response;
}

function dataOf(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null ? Object.getOwnPropertyDescriptor(answer, 'data')?.value : answer;
}
