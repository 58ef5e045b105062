import type { AnyClassDecorator, AnyDecorator } from './shape.js';

type AnyFunction = (...args: never[]) => unknown;

/** Makes a decorator for both dialects of what wraps functions, for tracers that have no decorator of their own. */
export function decoratorOf(wrap: <F>(fn: F) => F): AnyDecorator {
  return ((target: unknown, key: unknown, descriptor?: PropertyDescriptor) => {
    if (isContext(key)) return standard(wrap, target, key);
    return descriptor === undefined ? legacyField(wrap, target as object, key as PropertyKey) : legacyMember(wrap, descriptor);
  }) as AnyDecorator;
}

/** The same for a whole class: wraps what can be replaced of its methods. */
export function classDecoratorOf(wrap: <F>(name: string, fn: F) => F): AnyClassDecorator {
  return (target) => {
    for (const place of [target.prototype as object, target]) {
      for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(place))) {
        if (typeof descriptor.value !== 'function' || key === 'constructor' || !descriptor.configurable) continue;
        Object.defineProperty(place, key, { ...descriptor, value: wrap(`${target.name}.${key}`, descriptor.value) });
      }
    }
  };
}

function isContext(key: unknown): key is DecoratorContext {
  return typeof key === 'object' && key !== null && 'kind' in key;
}

function standard(wrap: <F>(fn: F) => F, value: unknown, { kind }: DecoratorContext): unknown {
  if (kind === 'field') return wrap;
  if (kind !== 'accessor') return wrap(value);
  const { get, set } = value as { get: AnyFunction; set: AnyFunction };
  return { get: wrap(get), set: wrap(set) };
}

function legacyMember(wrap: <F>(fn: F) => F, descriptor: PropertyDescriptor): PropertyDescriptor {
  const { get, set, value } = descriptor;
  if (typeof value === 'function') return { ...descriptor, value: wrap(value as AnyFunction) };
  return { ...descriptor, ...(get && { get: wrap(get) }), ...(set && { set: wrap(set) }) };
}

/** Hears the assignment of a field, which assigns under `useDefineForClassFields: false`. */
function legacyField(wrap: <F>(fn: F) => F, target: object, key: PropertyKey): void {
  Object.defineProperty(target, key, {
    configurable: true,
    get: () => undefined,
    set(this: object, initial: unknown) {
      Object.defineProperty(this, key, { value: wrap(initial), writable: true, enumerable: true, configurable: true });
    },
  });
}
