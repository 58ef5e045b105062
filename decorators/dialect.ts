/**
 * The only file that knows the two dialects of decorators apart: TC39 standard decorators are called with a value and
 * a context, `experimentalDecorators` with a target, a key and a descriptor. Everybody else sees a `Member`.
 */
import { FiligreeError, show } from '../src/errors.js';
import type { AnyFunction } from '../src/run.js';

/** What a decorator was put on. */
export interface Member {
  readonly kind: 'method' | 'getter' | 'setter' | 'accessor' | 'field' | 'class';
  readonly name: string | symbol;
  readonly static: boolean;
  /** Identifies the class that declares the member: its metadata object (TC39), or the class itself (legacy). */
  readonly owner: object | undefined;
}

/** Gives the replacement of a member's function. */
export type Wrap = (fn: AnyFunction, member: Member) => AnyFunction;

/** What a decorator does with what it was put on. */
export interface Decoration {
  /** The decorator as the user wrote it, for messages: `@span`. */
  readonly label: string;
  readonly wrap: Wrap;
  /** Lists a member whose function comes later, with each object. */
  readonly announce: (member: Member) => void;
  readonly wrapClass: (target: AnyClass) => void;
}

export type AnyClass = abstract new (...args: never[]) => unknown;

type Context = DecoratorContext & { readonly metadata?: object };

/** Whether these are the arguments with which a runtime calls a decorator, in either dialect. */
export function isDecoratorCall(args: readonly unknown[]): boolean {
  return isContext(args[1]) || isLegacyMember(args) || (args.length === 1 && isClass(args[0]));
}

/** Does what a decorator call asks for; the result is what the runtime expects back. */
export function decorate(args: readonly unknown[], decoration: Decoration): unknown {
  const [target, context] = args;
  if (isContext(context)) return decorateStandard(target, context, decoration);
  if (isLegacyMember(args)) return decorateLegacy(target as object, args[1] as string | symbol, args[2] as PropertyDescriptor | undefined, decoration);
  if (args.length === 1 && isClass(target)) return decoration.wrapClass(target);
  throw misplaced(decoration.label, 'this', show(target));
}

function decorateStandard(value: unknown, context: Context, decoration: Decoration): unknown {
  const member = describe(context);
  const wrap = (fn: unknown) => decoration.wrap(fn as AnyFunction, member);
  switch (context.kind) {
    case 'class':
      return decoration.wrapClass(value as AnyClass);
    case 'field':
      decoration.announce(member);
      return (initial: unknown) => wrapField(decoration.label, decoration.wrap, member, initial);
    case 'accessor': {
      const { get, set } = value as ClassAccessorDecoratorTarget<unknown, unknown>;
      return { get: wrap(get), set: wrap(set) };
    }
    case 'method':
    case 'getter':
    case 'setter':
      return wrap(value);
  }
}

function describe(context: Context): Member {
  return {
    kind: context.kind,
    name: context.name ?? '',
    static: context.kind !== 'class' && context.static,
    owner: context.metadata,
  };
}

function decorateLegacy(target: object, key: string | symbol, descriptor: PropertyDescriptor | undefined, decoration: Decoration): unknown {
  const isStatic = typeof target === 'function';
  const owner = isStatic ? target : target.constructor;
  const member = (kind: Member['kind']): Member => ({ kind, name: key, static: isStatic, owner });
  if (descriptor === undefined) return interceptField(target, member('field'), decoration);
  if (typeof descriptor.value === 'function') return { ...descriptor, value: decoration.wrap(descriptor.value, member('method')) };
  const { get, set } = descriptor;
  if (get === undefined && set === undefined) throw misplaced(decoration.label, String(key), `a ${typeof descriptor.value} property`);
  return {
    ...descriptor,
    ...(get && { get: decoration.wrap(get, member('getter')) as () => unknown }),
    ...(set && { set: decoration.wrap(set, member('setter')) as (value: unknown) => void }),
  };
}

/**
 * A legacy decorator sees a field before any instance has it. Under assignment semantics (`useDefineForClassFields:
 * false`) the initialiser assigns, which a setter on the prototype hears; under define semantics nothing can.
 */
function interceptField(target: object, member: Member, { label, wrap, announce }: Decoration): void {
  // A static field has been assigned by now.
  const assigned = Object.getOwnPropertyDescriptor(target, member.name);
  if (assigned !== undefined) return void Object.defineProperty(target, member.name, { ...assigned, value: wrapField(label, wrap, member, assigned.value) });
  announce(member);
  Object.defineProperty(target, member.name, {
    configurable: true,
    get: () => undefined,
    set(this: object, initial: unknown) {
      Object.defineProperty(this, member.name, { value: wrapField(label, wrap, member, initial), writable: true, enumerable: true, configurable: true });
    },
  });
}

function wrapField(label: string, wrap: Wrap, member: Member, initial: unknown): AnyFunction {
  if (typeof initial === 'function') return wrap(initial as AnyFunction, member);
  throw misplaced(label, String(member.name), `a field that holds ${show(initial)}`);
}

function misplaced(label: string, member: string, got: string): FiligreeError {
  const places = 'a method, a getter or setter, an `accessor`, a field that holds a function, or a class';
  const message = `\`${label}\` on \`${member}\`: expected ${places}, got ${got}. A plain function is wrapped by \`${label.slice(1)}(options, fn)\``;
  return new FiligreeError('FILIGREE_MISPLACED_DECORATOR', message);
}

function isContext(value: unknown): value is Context {
  return typeof value === 'object' && value !== null && 'kind' in value && 'name' in value && typeof (value as Context).addInitializer === 'function';
}

function isLegacyMember(args: readonly unknown[]): boolean {
  const [target, key] = args;
  return args.length >= 2 && (typeof key === 'string' || typeof key === 'symbol') && (typeof target === 'object' || typeof target === 'function');
}

/** A native class has a `prototype` that cannot be replaced. */
function isClass(value: unknown): value is AnyClass {
  return typeof value === 'function' && Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
}
