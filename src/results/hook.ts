import { types } from 'node:util';
import type { AnyFunction } from '../run.js';

type Call = (args: readonly unknown[]) => unknown;

/**
 * Gives one object a method of its own that stands before `method`, hidden from enumeration. Nothing else of the object
 * changes: its identity, class and other methods are the program's. `false` where the object takes no new property.
 */
export function hook(target: object, key: string | symbol, method: AnyFunction, body: (call: Call, args: readonly unknown[]) => unknown): boolean {
  const { hooked } = {
    hooked(this: unknown, ...args: unknown[]): unknown {
      return body((given) => Reflect.apply(method, this, given as never[]), args);
    },
  };
  try {
    Object.defineProperty(hooked, 'name', { value: method.name, configurable: true });
    Object.defineProperty(target, key, { value: hooked, writable: true, configurable: true, enumerable: Object.prototype.propertyIsEnumerable.call(target, key) });
    return true;
  } catch {
    return false;
  }
}

/** A method of an object or of its classes, found without running a getter or a Proxy's trap. */
export function methodOf(target: object, key: string | symbol): AnyFunction | undefined {
  for (let link: object | null = target; link !== null; link = Object.getPrototypeOf(link)) {
    if (types.isProxy(link)) return undefined;
    const own = Object.getOwnPropertyDescriptor(link, key);
    if (own !== undefined) return typeof own.value === 'function' ? own.value : undefined;
  }
  return undefined;
}
