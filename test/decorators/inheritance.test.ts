import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

abstract class Base {
  @span
  act(): string {
    return `base ${this.mood()}`;
  }
  @span
  rest(): string {
    return 'rest';
  }
  abstract mood(): string;
}

class Child extends Base {
  @span
  override act(): string {
    return `child of ${super.act()}`;
  }
  mood(): string {
    return 'calm';
  }
}

test('an override and the method that it calls with `super` are two spans, each named after its class', () => {
  const recorded = record();
  expect(new Child().act()).toBe('child of base calm');
  expect(recorded.paths).toEqual(['Child.act > Child.act', 'Child.act > Child.act > Base.act']);
});

test('an inherited method is named after the class that declares it', () => {
  const recorded = record();
  new Child().rest();
  expect(recorded.span().name).toBe('Base.rest');
});

test('an override without a decorator is not recorded, and what it calls with `super` is', () => {
  class Quiet extends Child {
    override act(): string {
      return `quiet ${super.act()}`;
    }
  }
  const recorded = record();
  expect(new Quiet().act()).toBe('quiet child of base calm');
  expect(recorded.spans.map(({ name }) => name)).toEqual(['Base.act', 'Child.act']);
});

test('subclasses of built-in classes work', () => {
  class Bag extends Map<string, number> {
    @span
    count(key: string) {
      return this.get(key) ?? 0;
    }
  }
  class Failure extends Error {
    @span
    explain() {
      return `because ${this.message}`;
    }
  }
  const recorded = record();
  expect(new Bag([['a', 1]]).count('a')).toBe(1);
  expect(new Failure('no').explain()).toBe('because no');
  expect(recorded.spans.map(({ name }) => name)).toEqual(['Bag.count', 'Failure.explain']);
});

test('a mixin’s methods are named after the class that the mixin made', () => {
  // A mixin's base class must have `any[]` for its constructor's parameters (TS2545).
  // oxlint-disable-next-line no-explicit-any
  const Talking = <C extends new (...args: any[]) => object>(Parent: C) => {
    class Talker extends Parent {
      @span
      say() {
        return 'hi';
      }
    }
    return Talker;
  };
  class Dog extends Talking(Object) {}
  const recorded = record();
  expect(new Dog().say()).toBe('hi');
  expect(recorded.span().name).toBe('Talker.say');
});
