import { expect, test } from '@jest/globals';
import { transform } from '../../../transforms/apply.js';
import type { Skip } from '../../../transforms/options.js';

function skipsOf(code: string): Skip[] {
  const skips: Skip[] = [];
  const output = transform(`import { startSpan } from 'filigree';\n${code}`, 'src/agent.ts', { names: false, onSkip: (skip) => skips.push(skip) });
  expect(output).toBeNull();
  return skips;
}

test.each([
  ['what is declared behind it is used before it', '{ const f = () => x; using s = startSpan(); const x = 1; f(); }', '`x`'],
  ['a function behind it is called before it', '{ f(); using s = startSpan(); function f() {} }', '`f`'],
  ['a function behind it is declared twice', 'function g() { using s = startSpan(); function f() {} function f() {} }', '`f`'],
  ['a module exports something behind it', 'using s = startSpan(); export const x = 1;', 'no import, export or namespace'],
  ['it stands in the head of a loop', 'for (using s = startSpan();;) { work(); }', 'in a `for` or a `case`'],
])('where %s, the block is left as it is, and said once with its line', (_what, code, reason) => {
  const [skip, ...more] = skipsOf(code);
  expect(more).toEqual([]);
  expect(skip).toMatchObject({ file: 'src/agent.ts', line: 2, reason: expect.stringMatching(/^Expected .*The exception that leaves the block is not recorded\.$/) });
  expect(skip!.reason).toContain(reason);
});

test('an async function that declares its parameter again gets no context of its own, and that is said', () => {
  const [skip] = skipsOf('async function f(a) { var a = 1; using s = startSpan(); }');
  expect(skip!.reason).toContain('`var a`');
  expect(skip!.reason).toContain("stays current in the function's caller");
});

test('nothing behind the handle is nothing to say', () => {
  expect(skipsOf('{ using s = startSpan(); }')).toEqual([]);
});

test('the switch of the feature leaves every block and every function alone', () => {
  const code = "import { startSpan } from 'filigree';\nasync function f() { using s = startSpan('s'); await 1; }";
  expect(transform(code, 'a.ts', { names: false, using: false })).toBeNull();
  expect(transform(code, 'a.ts', { names: false })).not.toBeNull();
});
