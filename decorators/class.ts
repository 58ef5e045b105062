import { engine } from '../src/engine.js';
import { FiligreeError } from '../src/errors.js';
import { isSkipped } from './skip.js';
import type { AnyFunction } from '../src/run.js';
import type { AnyClass, Wrap } from './dialect.js';

/** Instruments every public method that a class itself declares, instance and static; `@span.skip` leaves one out. */
export function instrumentClass(target: AnyClass, wrap: Wrap): void {
  for (const place of [target.prototype as object, target]) {
    for (const name of Object.getOwnPropertyNames(place)) instrumentMethod(target, place, name, wrap);
  }
}

function instrumentMethod(target: AnyClass, place: object, name: string, wrap: Wrap): void {
  const descriptor = Object.getOwnPropertyDescriptor(place, name)!;
  const { value } = descriptor;
  if (typeof value !== 'function' || name === 'constructor' || isClassValue(value) || isSkipped(value)) return;
  if (!descriptor.configurable) return warnLocked(target, name);
  const member = { kind: 'method', name, static: place === target, owner: target } as const;
  Object.defineProperty(place, name, { ...descriptor, value: wrap(value as AnyFunction, member) });
}

function warnLocked(target: AnyClass, name: string): void {
  const message = `\`${target.name}.${name}\` cannot be replaced (frozen or not configurable), so it is not instrumented. Decorate the method itself`;
  engine().reporter.report(new FiligreeError('FILIGREE_NOT_INSTRUMENTED', message), message);
}

/** A static property that holds a class is no method. */
function isClassValue(value: object): boolean {
  return Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
}
