import { describe, expect, jest, test } from '@jest/globals';
import ts from 'typescript';
import { Host } from '../../transforms/host/host.js';
import type { Mistake } from '../../transforms/options.js';
import { plan } from '../../transforms/plan.js';
import filigreeTransformer from '../../transforms/ts-patch.js';

function mistakesOf(code: string): Mistake[] {
  const mistakes: Mistake[] = [];
  plan(`import { span, trace } from 'filigree';\n${code}`, 'src/agent.ts', { onMistake: (mistake) => mistakes.push(mistake) });
  return mistakes;
}

test.each([
  ['a method', "class A { @span.tool({ skip: ['nope'] }) run(query: string, { k } = { k: 1 }, ...rest: string[]) {} }", 'A.run', '`query`, `rest`'],
  ['a private method', "class A { @trace({ skip: ['nope'] }) #run(query: string) {} }", 'A.#run', '`query`'],
  ['a field that holds a function', "class A { @span({ skip: ['nope'] as const }) run = async (query: string) => {}; }", 'A.run', '`query`'],
  ['a wrapped function', "span({ skip: ['nope'] }, function run(query: string) {});", 'run', '`query`'],
  ['a method without parameters', "class A { @span({ skip: ['nope'] }) run() {} }", 'A.run', 'none that have a name'],
])('a name in `skip` that %s does not have is told with its place and the names that there are', (_what, code, name, there) => {
  expect(mistakesOf(code)).toEqual([
    { file: 'src/agent.ts', line: 2, column: code.indexOf("'nope'") + 1, reason: `Expected \`skip\` to name parameters of \`${name}\`, which are ${there}; got \`nope\`. Correct the name. (FILIGREE_UNKNOWN_PARAMETER)` },
  ]);
});

test.each([
  ['names parameters, a rest among them', "class A { @span({ skip: ['query', 'rest'] }) run(query: string, ...rest: string[]) {} }"],
  ['is not written out', 'class A { @span({ skip: NAMES }) run(query: string) {} @span({ skip: [NAME] }) find(query: string) {} }'],
  ['something spread may replace', "class A { @span({ skip: ['nope'], ...more }) run(query: string) {} }"],
  ['is about a function from elsewhere', "class A { @span({ skip: ['nope'] }) run = elsewhere; }\nspan({ skip: ['nope'] }, elsewhere);"],
  ['stands on a class', "@span({ skip: ['nope'] }) class A { run(query: string) {} }"],
  ['is of another library', "class A { @other({ skip: ['nope'] }) run(query: string) {} }"],
])('nothing is said where `skip` %s', (_what, code) => {
  expect(mistakesOf(code)).toEqual([]);
});

const code = "import { span } from 'filigree';\nclass A {\n  @span({ skip: ['a', 'nope', 'none'] }) run(a: string) {}\n}";
const told = /^filigree: src\/agent\.ts:3:23 .+got `nope`.+\nfiligree: src\/agent\.ts:3:31 .+got `none`/;

describe('a name in `skip` that there is not', () => {
  test('fails a build with all that is to be corrected in the file', () => {
    const host = new Host({ root: '/project' }, { lowers: true });
    expect(() => host.transform(code, '/project/src/agent.ts')).toThrow(told);
  });

  test('is said where nothing is built, and the program runs', () => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue();
    const host = new Host({ root: '/project' }, { lowers: true, builds: false });
    for (let run = 0; run < 2; run++) expect(host.transform(code, '/project/src/agent.ts')!.code).toContain('"A.run", ["a"]');
    expect(warn.mock.calls.join('\n')).toMatch(told);
    warn.mockRestore();
  });

  test('is thrown by TypeScript’s transformer where there is nobody to take an error', () => {
    const before = [filigreeTransformer(undefined, { root: '/project' }, { ts })];
    expect(() => ts.transpileModule(code, { fileName: '/project/src/agent.ts', transformers: { before } })).toThrow(told);
  });
});
