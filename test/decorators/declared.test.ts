import { beforeEach, expect, test } from '@jest/globals';
import { configure, span, trace } from 'filigree';
import { declaredSpans } from '../../src/declared.js';
import { registry } from '../../src/registry.js';
import { site } from '../../src/site.js';

beforeEach(() => {
  registry.declared.clear();
  configure({ store: false });
});

test('a wrapped function is declared when it is wrapped', () => {
  span({ kind: 'TOOL' }, function search() {});
  span('by name', () => {});
  expect(declaredSpans()).toEqual([
    { name: 'search', kind: 'TOOL' },
    { name: 'by name', kind: 'OTHER' },
  ]);
});

test('a trace is declared as an AGENT', () => {
  trace('run', () => {});
  expect(declaredSpans()).toEqual([{ name: 'run', kind: 'AGENT' }]);
});

test('a member that the transform named is declared before its first call', () => {
  class Tools {
    @((span.tool as any)(site('Tools.search', [], 'tools.ts', 1)))
    search() {}
  }
  expect(Tools).toBeDefined();
  expect(declaredSpans()).toEqual([{ name: 'Tools.search', kind: 'TOOL' }]);
});

test('any member is declared from its first call on', () => {
  class Tools {
    @span.tool
    search() {}
  }
  new Tools().search();
  expect(declaredSpans()).toEqual([{ name: 'Tools.search', kind: 'TOOL' }]);
});

test('wrapping the same thing again and again declares it once', () => {
  for (let i = 0; i < 10; i++) span.tool('search', () => i);
  expect(declaredSpans()).toHaveLength(1);
});

test('a program that makes new names without end does not fill the memory', () => {
  for (let i = 0; i < 5000; i++) span(`n${i}`, () => {});
  expect(declaredSpans()).toHaveLength(4096);
});

test('a function whose name cannot be read is wrapped all the same', () => {
  const nameless = Object.defineProperty(() => 1, 'name', {
    get() {
      throw new Error('no name');
    },
  });
  expect(span({ kind: 'TOOL' }, nameless)()).toBe(1);
});
