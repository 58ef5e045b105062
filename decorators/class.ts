import { engine } from '../src/engine.js';
import { FiligreeError } from '../src/errors.js';
import { isSkipped } from './skip.js';
import type { AnyFunction } from '../src/run.js';
import type { AnyClass, Wrap } from './dialect.js';

/**
 * Instruments every public method that a class itself declares, instance and static; `@span.skip` leaves one out. Those
 * that cannot be replaced stay as they are: that is said once a class, and each is counted.
 */
export function instrumentClass(target: AnyClass, wrap: Wrap): void {
  const locked: string[] = [];
  for (const place of [target.prototype as object, target]) {
    for (const name of Object.getOwnPropertyNames(place)) if (!instrumentMethod(target, place, name, wrap)) locked.push(name);
  }
  if (locked.length > 0) warnLocked(target, locked);
}

/** `false` for a method that cannot be replaced. */
function instrumentMethod(target: AnyClass, place: object, name: string, wrap: Wrap): boolean {
  const descriptor = Object.getOwnPropertyDescriptor(place, name)!;
  const { value } = descriptor;
  if (typeof value !== 'function' || name === 'constructor' || isClassValue(value) || isSkipped(value)) return true;
  if (!descriptor.configurable) return false;
  const member = { kind: 'method', name, static: place === target, owner: target } as const;
  Object.defineProperty(place, name, { ...descriptor, value: wrap(value as AnyFunction, member) });
  return true;
}

function warnLocked(target: AnyClass, locked: readonly string[]): void {
  const current = engine();
  locked.forEach(() => current.ignored('decorator on a locked method'));
  const methods = locked.map((name) => `\`${target.name}.${name}\``).join(', ');
  const message = `${methods}: cannot be replaced (frozen or not configurable), so not instrumented. Decorate the method itself`;
  current.reporter.report(new FiligreeError('FILIGREE_NOT_INSTRUMENTED', message), message);
}

/** A static property that holds a class is no method. */
function isClassValue(value: object): boolean {
  return Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
}
