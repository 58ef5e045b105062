import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

/** What NestJS's `SetMetadata` does, in whichever dialect it is called. */
function route(path: string) {
  return (value: object, _context: unknown, descriptor?: PropertyDescriptor): void => {
    Reflect.defineMetadata('path', path, descriptor === undefined ? value : (descriptor.value as object));
  };
}

/** A decorator that replaces the method, as a retry or a cache does. */
function twice<F extends () => unknown>(value: F, _context: unknown, descriptor?: PropertyDescriptor): F {
  const method: F = descriptor === undefined ? value : descriptor.value;
  const replaced = function (this: unknown) {
    Reflect.apply(method, this, []);
    return Reflect.apply(method, this, []);
  };
  return (descriptor === undefined ? replaced : { ...descriptor, value: replaced }) as F;
}

class Controller {
  @route('/inner')
  @span
  inner() {
    return 1;
  }
  @span
  @route('/outer')
  outer() {
    return 2;
  }
  @span
  @twice
  spanAroundTwo() {
    return 3;
  }
  @twice
  @span
  twoSpans() {
    return 4;
  }
}

test('metadata of other decorators is kept, in both orders', () => {
  expect(Reflect.getMetadata('path', Controller.prototype.inner)).toBe('/inner');
  expect(Reflect.getMetadata('path', Controller.prototype.outer)).toBe('/outer');
});

test('decorators that replace the method work in both orders', () => {
  const recorded = record();
  const controller = new Controller();
  expect([controller.inner(), controller.outer(), controller.spanAroundTwo(), controller.twoSpans()]).toEqual([1, 2, 3, 4]);
  expect(recorded.spans.map(({ name }) => name)).toEqual([
    'Controller.inner',
    'Controller.outer',
    'Controller.spanAroundTwo',
    'Controller.twoSpans',
    'Controller.twoSpans',
  ]);
});
