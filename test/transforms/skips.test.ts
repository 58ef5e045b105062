import { expect, test } from '@jest/globals';
import type { Skip } from '../../transforms/options.js';
import { plan } from '../../transforms/plan.js';

function skipsOf(code: string): Skip[] {
  const skips: Skip[] = [];
  expect(plan(code, 'src/agent.ts', { onSkip: (skip) => skips.push(skip) })).toEqual([]);
  return skips;
}

test('a file that does not parse is left as it is and named once', () => {
  const [skip, ...more] = skipsOf("import { span } from 'filigree';\nclass { @span run( {} }");
  expect(more).toEqual([]);
  expect(skip).toMatchObject({ file: 'src/agent.ts', line: 2, reason: expect.stringMatching(/Expected TypeScript or JavaScript, got: .+left as it is/) });
});

test('a computed name that only the run time knows is named with its line', () => {
  const [skip, ...more] = skipsOf("import { span } from 'filigree';\nclass A {\n  @span [KEY]() {}\n}");
  expect(more).toEqual([]);
  expect(skip).toMatchObject({ file: 'src/agent.ts', line: 3, column: 10, reason: expect.stringContaining('`[KEY]`') });
});

test('with nobody listening, skips are silent', () => {
  expect(plan("import { span } from 'filigree'; class A { @span [KEY]() {} }", 'a.ts')).toEqual([]);
});

test('a file of other decorators is nobody’s business', () => {
  expect(skipsOf("// filigree\nimport { span } from 'elsewhere';\nclass A { @span [KEY]() {} }")).toEqual([]);
});
