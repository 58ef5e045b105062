import { className } from './names.js';
import { chainOf, inheritedData, ownData, type Chain } from './own.js';
import { apply, descriptorOf, getPrototypeOf, getterOf, types } from './primordials.js';

/** Reads one text out of an error; `undefined` where there is none that can be read without running code. */
type Reader = (error: object) => string | undefined;

const domMessage = getterOf(DOMException.prototype, 'message');
const domName = getterOf(DOMException.prototype, 'name');
const readDomMessage = reader(domMessage);
const readDomName = reader(domName);

// In Node >= 21 `stack` is an accessor. The built-in getter reads an internal slot, of errors of other realms too.
const readStack = reader(getterOf(new Error('sample'), 'stack'));

/** Errors by internal check, and by prototype: DOMException, `Object.create(Error.prototype)`, other realms. */
export function isError(object: object, chain: Chain = chainOf(object)): boolean {
  if (types.isNativeError(object)) return true;
  for (let i = 1; i < chain.length; i++) if (isErrorPrototype(chain[i]!)) return true;
  return false;
}

/** The class of an error: a `name` that was set for it, else the name of its class. */
export function errorType(error: object): string {
  const own = text(ownData(error, 'name')) ?? readDomName(error);
  if (own !== undefined && own !== '' && own !== 'Error') return own;
  const prototype = chainOf(error)[1];
  const shared = prototype && text(ownData(prototype, 'name'));
  return shared ?? className(error) ?? 'Error';
}

export function errorMessage(error: object): string {
  return text(inheritedData(chainOf(error), 'message')) ?? readDomMessage(error) ?? '';
}

/** The stack, unless reading it would run code of the user's; a host's own `Error.prepareStackTrace` is asked. */
export function errorStack(error: object): string | undefined {
  if (!isQuiet(error)) return undefined;
  const descriptor = descriptorOf(error, 'stack');
  return descriptor?.get === undefined ? text(descriptor?.value) : readStack(error);
}

/** The first read of `stack` makes Node ask the error for its name and its message, Proxies and getters included. */
function isQuiet(error: object): boolean {
  const chain = chainOf(error);
  if (getPrototypeOf(chain[chain.length - 1]!) !== null) return false;
  return isQuietProperty(chain, 'name') && isQuietProperty(chain, 'message');
}

/** Neither a getter of the program's nor an object, which would be asked for its text, nor a symbol, which has none. */
function isQuietProperty(chain: Chain, key: string): boolean {
  for (let i = 0; i < chain.length; i++) {
    const property = descriptorOf(chain[i]!, key);
    const getter = property?.get;
    if (getter !== undefined && getter !== domName && getter !== domMessage) return false;
    const value: unknown = property?.value;
    if (typeof value === 'function' || typeof value === 'symbol' || (typeof value === 'object' && value !== null)) return false;
  }
  return true;
}

function isErrorPrototype(owner: object): boolean {
  return ownData(owner, 'name') === 'Error' && typeof ownData(owner, 'message') === 'string' && typeof ownData(owner, 'constructor') === 'function';
}

function reader(getter: unknown): Reader {
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
