import { expect, test } from '@jest/globals';
import { transform } from '../../../transforms/apply.js';
import type { Skip } from '../../../transforms/options.js';

function skipsOf(code: string): Skip[] {
  const skips: Skip[] = [];
  const transformed = transform(`import { span } from 'filigree';\n${code}`, 'src/agent.ts', { erase: true, onSkip: (skip) => skips.push(skip) });
  expect(transformed?.code ?? code).not.toContain('decorate(');
  return skips;
}

test.each([
  ['another library’s decorator on another member', 'class A {\n  @span run() {}\n  @other({\n a: 1 }) stop() {}\n}', 4, 3, /got `@other\(\{`\. .*TypeScript, esbuild, SWC or Babel/],
  ['another library’s decorator on the same member', 'class A {\n  @other @span run() {}\n}', 3, 3, /got `@other`/],
  ['another library’s decorator on the class', '@other\nclass A { @span run() {} }', 2, 1, /got `@other`/],
  ['a parameter decorator', 'class A {\n  constructor(@inject() a) {}\n  @span run() {}\n}', 3, 15, /got `@inject\(\)`/],
  ['an abstract member', 'abstract class A {\n  @span abstract run(): void;\n}', 3, 3, /exists at run time/],
  ['a declared field', 'class A {\n  @span declare run: () => void;\n}', 3, 3, /exists at run time/],
  ['a constructor', 'class A {\n  @span constructor() {}\n}', 3, 3, /exists at run time/],
  ['an anonymous class that only the run time can name', 'const o = { [key]: class { @span run = () => {} } };', 2, 20, /takes its name from a computed property/],
])('%s leaves the class as it is, and is said once with its place', (_what, code, line, column, reason) => {
  expect(skipsOf(code)).toEqual([{ file: 'src/agent.ts', line, column, reason: expect.stringMatching(reason) }]);
});

test('a class without a decorator of ours is nobody’s business', () => {
  expect(skipsOf('class A { @other run() {} accessor x = 1; }')).toEqual([]);
});
