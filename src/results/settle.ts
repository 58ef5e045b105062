import { types } from 'node:util';
import { methodOf } from './hook.js';
import { trackGenerator, trackIterable } from './iterators.js';
import { isNodeStream, trackNodeStream } from './node-streams.js';
import { derive, observe, trackThenable } from './promises.js';
import type { Recording } from '../recording.js';
import type { AnyFunction } from '../run.js';

const { isAsyncFunction, isGeneratorObject, isPromise, isProxy } = types;

/**
 * Ends the recording when the result has settled: at once, with its promise, or with the end of its stream. What the
 * function returned is what the caller gets, but for the promise of an async function.
 */
export function settle(recording: Recording, result: unknown, fn: AnyFunction, args: readonly unknown[]): unknown {
  if (recording.site.async) return derive(recording, result as Promise<unknown>, args, arrive);
  if (typeof result !== 'object' || result === null || isProxy(result)) recording.succeed(result);
  else if (isPromise(result) && isPlainPromise(result)) return settlePromise(recording, result, fn, args);
  else settleObject(recording, result, args);
  return result;
}

function settlePromise(recording: Recording, promise: Promise<unknown>, fn: AnyFunction, args: readonly unknown[]): Promise<unknown> {
  return isAsyncFunction(fn) ? derive(recording, promise, args, arrive) : observe(recording, promise, args, arrive);
}

function settleObject(recording: Recording, result: object, args: readonly unknown[]): void {
  const then = isPlainData(result) ? undefined : methodOf(result, 'then');
  if (then === undefined) arrive(recording, result);
  else trackThenable(recording, result, then, args, arrive);
}

/** A value has come: a stream keeps the recording open, anything else ends it. */
function arrive(recording: Recording, value: unknown): void {
  if (typeof value !== 'object' || value === null || isProxy(value)) recording.succeed(value);
  else if (isGeneratorObject(value)) trackGenerator(recording, value);
  else if (isPlainData(value)) recording.succeed(value);
  else if (isNodeStream(value)) trackNodeStream(recording, value);
  else if (methodOf(value, Symbol.asyncIterator) !== undefined) trackIterable(recording, value);
  else recording.succeed(value);
}

/** Nearly every result: an array, or an object without a class and without methods that would make it more. */
function isPlainData(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !Object.hasOwn(value, 'then') && !Object.hasOwn(value, Symbol.asyncIterator);
}

/** `Promise` itself: a subclass may give `then` another meaning, and its constructor must not be called by us. */
function isPlainPromise(promise: Promise<unknown>): boolean {
  return Object.getPrototypeOf(promise) === Promise.prototype && !Object.hasOwn(promise, 'then') && !Object.hasOwn(promise, 'constructor');
}
