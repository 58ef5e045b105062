import { then } from './then.js';
import type { Recording } from './recording.js';

const { prototype } = Promise;
const ownThen = prototype.then;

type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Has the recording end with a promise that a plain function returned. Others may know it, so it stays the same object.
 * Listening marks its rejection as handled; the platform has no way to listen without that.
 */
export function observe(recording: Recording, promise: Promise<unknown>, args: readonly unknown[]): Promise<unknown> {
  const original = inheritedMethod(promise, 'then');
  if (original === ownThen) listen(recording, promise, args);
  else waitForUse(recording, promise, args);
  return promise;
}

function listen(recording: Recording, promise: Promise<unknown>, args: readonly unknown[]): void {
  const succeed = (value: unknown) => recording.succeed(value);
  const fail = (error: unknown) => recording.failWith(error, args);
  if (Object.getPrototypeOf(promise) === prototype && !Object.hasOwn(promise, 'constructor')) then(promise, succeed, fail);
  else if (!withoutSpecies(promise, () => then(promise, succeed, fail))) recording.succeed(undefined);
}

/** `then` makes a promise of the same class, whose constructor is the program's code and may not expect that. */
function withoutSpecies(promise: Promise<unknown>, step: () => void): boolean {
  if (Object.hasOwn(promise, 'constructor') || !Object.isExtensible(promise)) return false;
  Object.defineProperty(promise, 'constructor', { value: Promise, configurable: true });
  step();
  return Reflect.deleteProperty(promise, 'constructor');
}

/**
 * A class with a `then` of its own may begin its work there, as `openai`'s does: so it is asked for the result only when
 * the program has asked.
 */
function waitForUse(recording: Recording, promise: Promise<unknown>, args: readonly unknown[]): void {
  if (!Object.isExtensible(promise)) return recording.succeed(undefined);
  for (const name of ['then', 'catch', 'finally']) {
    const original = inheritedMethod(promise, name);
    if (original === undefined || Object.hasOwn(promise, name)) continue;
    const value: Method = function (...handlers) {
      for (const hooked of ['then', 'catch', 'finally']) Reflect.deleteProperty(promise, hooked);
      hear(recording, promise, args);
      return Reflect.apply(original, this, handlers);
    };
    Object.defineProperty(promise, name, { value, writable: true, configurable: true });
  }
}

function hear(recording: Recording, promise: Promise<unknown>, args: readonly unknown[]): void {
  promise.then(
    (value) => recording.succeed(value),
    (error: unknown) => recording.failWith(error, args),
  );
}

/** The method that a call would find, without running an accessor. */
function inheritedMethod(target: object, name: string): Method | undefined {
  for (let owner: object | null = target; owner !== null; owner = Object.getPrototypeOf(owner)) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}
