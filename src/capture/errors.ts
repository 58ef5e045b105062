import { className } from './names.js';
import { chainData, chainOf, ownData } from './own.js';
import { apply, descriptorOf, getterOf, types } from './primordials.js';

/** Reads one text out of an error; `undefined` where there is none that can be read without running code. */
type Reader = (error: object) => string | undefined;

// In Node >= 21 `stack` is an accessor. The built-in getter reads an internal slot, of errors of other realms too.
const readStack = builtInGetter(new Error('sample'), 'stack');
const readDomMessage = builtInGetter(DOMException.prototype, 'message');
const readDomName = builtInGetter(DOMException.prototype, 'name');

/** Errors by internal check, and by prototype: DOMException, `Object.create(Error.prototype)`, other realms. */
export function isError(object: object): boolean {
  return types.isNativeError(object) || chainOf(object).some(isErrorPrototype);
}

/** The class of an error: a `name` that was set for it, else the name of its class. */
export function errorType(error: object): string {
  const own = text(ownData(error, 'name')) ?? readDomName(error);
  if (own !== undefined && own !== '' && own !== 'Error') return own;
  const [, prototype] = chainOf(error);
  const shared = prototype && text(ownData(prototype, 'name'));
  return shared ?? className(error) ?? 'Error';
}

export function errorMessage(error: object): string {
  return text(chainData(error, 'message')) ?? readDomMessage(error) ?? '';
}

export function errorStack(error: object): string | undefined {
  const descriptor = descriptorOf(error, 'stack');
  return descriptor?.get === undefined ? text(descriptor?.value) : readStack(error);
}

function isErrorPrototype(owner: object): boolean {
  return ownData(owner, 'name') === 'Error' && typeof ownData(owner, 'message') === 'string' && typeof ownData(owner, 'constructor') === 'function';
}

function builtInGetter(owner: object, key: string): Reader {
  const getter = getterOf(owner, key);
  if (typeof getter !== 'function') return () => undefined;
  return (error) => {
    try {
      return text(apply(getter, error, []));
    } catch {
      return undefined;
    }
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
