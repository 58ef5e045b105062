import { describe, expect, jest, test } from '@jest/globals';
import { SourceMap } from 'node:module';
import ts from 'typescript';
import { transform } from '../../transforms/apply.js';
import filigreeTransformer, { factory, name, version } from '../../transforms/ts-patch.js';
import { goldens } from './support/goldens.js';
import { compilerOptions, run } from './support/run.js';

const before = [factory({ configSet: { compilerModule: ts, rootDir: '/project' } })];

function compile(code: string, options: ts.CompilerOptions, fileName = '/project/src/agent.ts') {
  return ts.transpileModule(code, { compilerOptions: options, fileName, transformers: { before } });
}

const code = `/** A licence. */
import 'dotenv/config';
import { trace as t, span, type SpanContext } from 'filigree'
import * as f from 'filigree';
@span({ kind: 'AGENT' })
export class Agent {
  @t run(question: string): void { f.startSpan(); }
  @(span.tool) static find(this: unknown, q: string, { k }: any, ...rest: SpanContext[]) {}
  @f.span('literal',) next(): void {}
  @span ['computed' + 1]() {}
}
export const lookup = span({}, (q: string) => q);
`;

describe.each([
  ['standard', false],
  ['experimental', true],
])('the TypeScript host under %s decorators', (_dialect, legacy) => {
  test('gives the same arguments as the text host', () => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue();
    const text = transform(code, '/project/src/agent.ts', { root: '/project' })!.code;
    const expected = run(ts.transpileModule(text, { compilerOptions: compilerOptions(legacy) }).outputText).calls;
    const calls = run(compile(code, compilerOptions(legacy)).outputText).calls;
    expect(calls.map(comparable)).toEqual(expected.map(comparable));
    expect(calls.flat().filter((arg: any) => arg?.site)).toHaveLength(5);
    warn.mockRestore();
  });

  test.each([false, true])('keeps the import of the helper in ESM (verbatimModuleSyntax: %s)', (verbatimModuleSyntax) => {
    const { outputText } = compile(code, { ...compilerOptions(legacy, ts.ModuleKind.ESNext), verbatimModuleSyntax, isolatedModules: true });
    expect(outputText).toContain('import * as __filigree_site from "filigree/runtime";');
    expect(outputText).toContain('__filigree_site.site("Agent.run", ["question"], "src/agent.ts", 7, 6)');
    expect(outputText.indexOf('dotenv/config')).toBeLessThan(outputText.indexOf('filigree/runtime'));
  });

  test('maps every method to the line that the user wrote it on', () => {
    const { outputText, sourceMapText } = compile(code, compilerOptions(legacy, ts.ModuleKind.ESNext));
    const map = new SourceMap(JSON.parse(sourceMapText!));
    const line = (text: string, needle: string) => text.slice(0, text.lastIndexOf(needle)).split('\n').length - 1;
    for (const needle of ['startSpan()', ' find(', ' next(']) {
      const searched = needle === 'startSpan()' ? 'f.startSpan(' : needle;
      const generated = line(outputText, searched);
      const column = outputText.split('\n')[generated]!.lastIndexOf(searched) + 1;
      expect(map.findEntry(generated, column)).toMatchObject({ originalLine: line(code, needle) });
    }
  });
});

test('the TypeScript host writes the sites that the goldens have, however the file is written', () => {
  const warn = jest.spyOn(console, 'warn').mockReturnValue();
  const options = { ...compilerOptions(false, ts.ModuleKind.ESNext), target: ts.ScriptTarget.ESNext, jsx: ts.JsxEmit.Preserve, allowJs: true };
  for (const { file, input, output } of goldens) {
    const { outputText } = compile(input, options, `/project/${file}`);
    expect(sitesIn(outputText.replaceAll('.site(', '('))).toEqual(sitesIn(output));
  }
  warn.mockRestore();
});

function sitesIn(text: string): string[] {
  return text.match(/__filigree_site2?\([^()]*\)/g) ?? [];
}

/** Two runs of a program make two functions; what is compared is everything else. */
function comparable(args: unknown[]): string {
  return JSON.stringify(args);
}

test('a file without filigree is handed on untouched', () => {
  const source = ts.createSourceFile('/project/a.ts', 'export class A { @span m() {} }', ts.ScriptTarget.ES2022);
  expect(ts.transform(source, before).transformed[0]).toBe(source);
});

test('a JSON module that mentions filigree is handed on untouched and unmentioned', () => {
  const warn = jest.spyOn(console, 'warn').mockReturnValue();
  const source = ts.createSourceFile('/project/a.json', '{ "name": "filigree" }', ts.ScriptTarget.ES2022, false, ts.ScriptKind.JSON);
  expect(ts.transform(source, before).transformed[0]).toBe(source);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test('what it skips is said once, with file and line, however often a watcher compiles', () => {
  const warn = jest.spyOn(console, 'warn').mockReturnValue();
  const once = [factory({ configSet: { compilerModule: ts, rootDir: '/project' } })];
  for (let round = 0; round < 2; round++) ts.transpileModule(code, { fileName: '/project/src/agent.ts', transformers: { before: once } });
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/^filigree: src\/agent\.ts:10:10 .*`\['computed' \+ 1\]`/)]]);
  warn.mockRestore();
});

test('ts-jest and ts-patch each find what they ask for, and `root` overrides the folder', () => {
  expect({ name, version }).toEqual({ name: 'filigree', version: expect.any(Number) });
  const program = ts.createProgram([], { configFilePath: '/project/tsconfig.json' });
  const named = (options?: { root: string }) =>
    ts.transpileModule(code, { fileName: '/project/src/agent.ts', transformers: { before: [filigreeTransformer(program, options, { ts })] } }).outputText;
  const warn = jest.spyOn(console, 'warn').mockReturnValue();
  expect(named()).toContain('"src/agent.ts"');
  expect(named({ root: '/project/src' })).toContain('"agent.ts"');
  warn.mockRestore();
});
