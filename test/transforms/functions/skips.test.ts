import { describe, expect, test } from '@jest/globals';
import type { Skip } from '../../../transforms/options.js';
import { plan } from '../../../transforms/plan.js';

function skipsOf(code: string): Skip[] {
  const skips: Skip[] = [];
  expect(plan(`import 'filigree';\n${code}`, 'src/agent.ts', { onSkip: (skip) => skips.push(skip) })).toEqual([]);
  return skips;
}

test.each([
  ['an unknown kind', '/** @span llm */ function f() {}', 'got `llm`'],
  ['text behind the kind', '/** @span LLM of the agent */ function f() {}', 'got `LLM of the agent`'],
  ['text behind @trace', '/** @trace LLM */ function f() {}', 'nothing behind `@trace`'],
  ['two tags in one comment', '/**\n * @span\n * @trace\n */ function f() {}', 'got 2'],
  ['a class', '/** @span */ class A {}', 'got `class A {}`'],
  ['a class member', 'class A {\n/** @span */ m() {} }', 'use the decorator'],
  ['a field of a class', 'class A {\n/** @span */ m = () => {}; }', 'use the decorator'],
  ['an overload', '/** @span */ function f(a: string): void;\nfunction f(a) {}', 'above the implementation'],
  ['a declared function', '/** @span */ declare function f(): void;', 'a function with a body'],
  ['an abstract method', 'abstract class A {\n/** @span */ abstract m(): void; }', 'a function with a body'],
  ['a method of an interface', 'interface A {\n/** @span */ m(): void; }', 'a function with a body'],
  ['a value that is no function', '/** @span */ const f = wrap(() => {});', 'one variable that holds a function'],
  ['several variables', '/** @span */ const f = () => {}, g = () => {};', 'one variable that holds a function'],
  ['nothing', 'function f() {}\n/** @span */', 'got nothing'],
  ['a body that declares its parameter again', '/** @span */ function f(a) { if (a) { var a = 1; } }', '`var a`'],
  ['a generator with `super`', 'const o = { /** @span */ *m() { yield super.m; } };', '`super`'],
])('%s below the comment is left as it is, and said once with its line', (_what, code, reason) => {
  const [skip, ...more] = skipsOf(code);
  expect(more).toEqual([]);
  expect(skip).toMatchObject({ file: 'src/agent.ts', reason: expect.stringContaining(reason) });
  expect(skip!.line).toBe(code.slice(0, code.indexOf('/**')).split('\n').length + 1);
  expect(skip!.reason).toMatch(/^Expected /);
});

describe('the switch of the feature', () => {
  test('is on by default, and off leaves every function alone without a word', () => {
    const code = "import 'filigree';\n/** @span */ function f() {}\n/** @span no */ function g() {}";
    const skips: Skip[] = [];
    expect(plan(code, 'a.ts', { functions: false, onSkip: (skip) => skips.push(skip) })).toEqual([]);
    expect(skips).toEqual([]);
    expect(plan(code, 'a.ts')).not.toEqual([]);
  });
});
