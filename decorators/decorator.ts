import { CallSite } from '../src/call-site.js';
import { FiligreeError, show } from '../src/errors.js';
import { instrument } from '../src/instrument.js';
import { checkOptions } from '../src/options.js';
import { isSite } from '../src/site.js';
import { instrumentClass } from './class.js';
import { decorate, isDecoratorCall } from './dialect.js';
import { annotate, remember } from './metadata.js';
import { memberName } from './naming.js';
import type { CheckedOptions } from '../src/call-site.js';
import type { AnyFunction } from '../src/run.js';
import type { Site } from '../src/site.js';
import type { Decoration, Member } from './dialect.js';

/**
 * Makes `span`, `trace` or `span.<kind>`: one function that is a decorator, makes decorators from options, and wraps
 * plain functions, told apart by its arguments.
 */
export function createDecorator(type: 'span' | 'trace', label: string, defaults: CheckedOptions): (...args: unknown[]) => unknown {
  const decorator = (...args: unknown[]): unknown => {
    if (isDecoratorCall(args)) return decorate(args, decorationOf(type, label, defaults, undefined));
    const { options, fn, site } = readArguments(type, label, defaults, args);
    if (fn !== undefined) return wrapFunction(type, options, fn, site);
    const decoration = decorationOf(type, label, options, site);
    return (...target: unknown[]) => decorate(target, decoration);
  };
  return decorator;
}

interface Arguments {
  options: CheckedOptions;
  fn: AnyFunction | undefined;
  site: Site | undefined;
}

/** `(options?)`, `(name, options?)`, `(options, fn)` or `(name, fn)`, and what the transform appended. */
function readArguments(type: 'span' | 'trace', label: string, defaults: CheckedOptions, args: readonly unknown[]): Arguments {
  let options: object = {};
  let fn: AnyFunction | undefined;
  let site: Site | undefined;
  args.forEach((arg, position) => {
    if (typeof arg === 'string' && position === 0) options = { name: arg };
    else if (isSite(arg)) site = arg;
    else if (typeof arg === 'function' && position === 1) fn = arg as AnyFunction;
    else if (typeof arg === 'object' && arg !== null && !Array.isArray(arg)) options = { ...options, ...arg };
    else if (arg !== undefined) throw badArgument(label, arg);
  });
  return { options: checkOptions(type, { ...defaults, ...options }), fn, site };
}

function badArgument(label: string, arg: unknown): FiligreeError {
  const name = label.slice(1);
  const message = `\`${name}(...)\`: expected options or a name, and after them a function to wrap, got ${show(arg)}. A plain function is wrapped by \`${name}(options, fn)\` or \`${name}('name', fn)\``;
  return new FiligreeError('FILIGREE_BAD_ARGUMENT', message);
}

function wrapFunction(type: 'span' | 'trace', options: CheckedOptions, fn: AnyFunction, site: Site | undefined): AnyFunction {
  const wrapper = instrument(fn, new CallSite(options, fn, site), type, () => ({ name: fn.name || 'anonymous', final: true }));
  if (wrapper !== fn) annotate(wrapper, fn, type, options);
  return wrapper;
}

function decorationOf(type: 'span' | 'trace', label: string, options: CheckedOptions, site: Site | undefined): Decoration {
  const wrap = (fn: AnyFunction, member: Member): AnyFunction => {
    const wrapper = instrument(fn, new CallSite(options, fn, site), type, memberName(member));
    if (wrapper === fn) return fn;
    annotate(wrapper, fn, type, options);
    remember(member, type, options);
    return wrapper;
  };
  const announce = (member: Member) => remember(member, type, options);
  return { label, wrap, announce, wrapClass: (target) => instrumentClass(target, wrapMember(type, options)) };
}

/** Members of a decorated class get their own names; the class's name and place are not theirs. */
function wrapMember(type: 'span' | 'trace', { name: _, ...options }: CheckedOptions): Decoration['wrap'] {
  return decorationOf(type, '', Object.freeze(options), undefined).wrap;
}
