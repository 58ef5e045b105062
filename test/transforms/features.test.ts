import { expect, test } from '@jest/globals';
import { transform } from '../../transforms/apply.js';

const code = "import { span } from 'filigree';\nclass Agent { @span run() {} }";

test('names can be switched off', () => {
  expect(transform(code, 'agent.ts', { names: false })).toBeNull();
});

test('names can be switched off where decorators are erased', () => {
  const erased = transform(code, 'agent.js', { names: false, erase: true })!.code;
  expect(erased).not.toContain('__filigree_site');
  expect(erased).not.toContain('@span');
});

test.each([
  ['// @filigree-ignore', false],
  ['/* @filigree-ignore: generated */', false],
  ['/**\n * @filigree-ignore\n */', false],
  ['// see @filigree-ignore in the docs', true],
  ['// @filigree-ignored', true],
  ['const text = "// @filigree-ignore";', true],
  ['done(); // @filigree-ignore', true],
])('a file that begins with `%s` is instrumented: %s', (comment, instrumented) => {
  expect(transform(`${comment}\n${code}`, 'agent.ts') !== null).toBe(instrumented);
});
