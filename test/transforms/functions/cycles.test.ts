import { afterAll, describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { FixtureProject } from '../support/fixture-project.js';
import { hosts } from '../support/hosts.js';

const project = new FixtureProject({});
afterAll(() => project.remove());

/** `b` runs first, and calls into `a`, which has not run yet. */
const files = {
  'a.js': `import { answer } from './b.js'; import 'filigree';
    /** @span */ export function hoisted() { return inner() + 1; /** @span */ function inner() { return 41; } }
    export const known = answer;`,
  'b.js': `import { hoisted } from './a.js'; export const answer = hoisted();`,
  'main.js': `import { known, hoisted } from './a.js'; console.log(JSON.stringify([known, hoisted()]));`,
};

describe.each(hosts)('in the %s host', (_host, compile) => {
  test.each([
    ['ES modules', 'module', ts.ModuleKind.ESNext],
    ['CommonJS', 'commonjs', ts.ModuleKind.CommonJS],
  ])('a function that is called before its module has run runs, in %s', (_kind, type, module) => {
    project.write('package.json', JSON.stringify({ type }));
    for (const [name, code] of Object.entries(files)) project.write(name, compile(code, { module }));
    expect(project.read('a.js')).toContain('annotated');
    expect(project.run('main.js')).toEqual([42, 42]);
  });
});
