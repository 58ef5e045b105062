import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { span, trace } from 'filigree';
import { record } from '../support/record.js';

class Agent {
  @trace({ tags: ['prod'] })
  run() {}
  @span.tool({ model: 'm', metadata: { deep: { er: 1 } } })
  call() {}
  @span
  bare() {}
  @span({ kind: 'LLM' })
  static ask() {}
  plain() {}
}

test('the options of a method can be read from it', () => {
  expect(Reflect.getMetadata('filigree:trace', Agent.prototype.run)).toEqual({ tags: ['prod'] });
  expect(Reflect.getMetadata('filigree:span', Agent.prototype.call)).toEqual({ kind: 'TOOL', model: 'm', metadata: { deep: { er: 1 } } });
  expect(Reflect.getMetadata('filigree:span', Agent.prototype.bare)).toEqual({});
  expect(Reflect.getMetadata('filigree:span', Agent.ask)).toEqual({ kind: 'LLM' });
  expect(Reflect.getMetadata('filigree:span', Agent.prototype.plain)).toBeUndefined();
});

test('the options are frozen', () => {
  expect(Object.isFrozen(Reflect.getMetadata('filigree:span', Agent.prototype.call))).toBe(true);
});

test('the options of a wrapped plain function can be read from it', () => {
  const wrapped = span({ kind: 'TOOL' }, () => 1);
  expect(Reflect.getMetadata('filigree:span', wrapped)).toEqual({ kind: 'TOOL' });
});

test('the options of a field can be read from the function that an object has', () => {
  class Tools {
    @span.tool
    show = () => 1;
  }
  record();
  expect(Reflect.getMetadata('filigree:span', new Tools().show)).toEqual({ kind: 'TOOL' });
});
