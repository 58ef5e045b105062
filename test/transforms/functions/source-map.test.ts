import { describe, expect, test } from '@jest/globals';
import { SourceMap } from 'node:module';
import ts from 'typescript';
import { transform } from '../../../transforms/apply.js';
import { factory } from '../../../transforms/ts-patch.js';

const code = [
  "import { startSpan } from 'filigree';",
  '/** @span */',
  'export async function ask(prompt) {',
  "  'use server';",
  '  const first = prompt.trim(); throw new TypeError(first);',
  '}',
  '/** @span */',
  'export const arrow = (a) => ({ doubled: a.twice() });',
  '/** @span */',
  'export function* steps() { yield 1; fails(); }',
  'async function handle(work) {',
  "  using s = startSpan('s'); work(s);",
  '  await later(work); }',
  'last();',
].join('\n');

const needles = ['prompt.trim', 'throw new', 'TypeError(first', 'a.twice', 'yield 1', 'fails()', 'work(s)', 'later(work)', 'last()'];

function placeOf(text: string, needle: string): [line: number, column: number] {
  const before = text.slice(0, text.lastIndexOf(needle)).split('\n');
  return [before.length - 1, before.at(-1)!.length];
}

function originalOf(output: string, map: string, needle: string): unknown[] {
  const { originalLine, originalColumn } = new SourceMap(JSON.parse(map)).findEntry(...placeOf(output, needle)) as any;
  return [originalLine, originalColumn];
}

describe('a stack trace points to the line and the column that the user wrote', () => {
  test.each(needles)('at `%s`, in text', (needle) => {
    const { code: output, map } = transform(code, 'src/agent.js')!;
    expect(originalOf(output, map.toString(), needle)).toEqual(placeOf(code, needle));
  });

  test.each(needles)('at `%s`, in TypeScript’s output', (needle) => {
    const before = [factory({ configSet: { compilerModule: ts, rootDir: '/project' } })];
    const compilerOptions = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, sourceMap: true };
    const { outputText, sourceMapText } = ts.transpileModule(code, { compilerOptions, fileName: '/project/agent.ts', transformers: { before } });
    expect(originalOf(outputText, sourceMapText!, needle)).toEqual(placeOf(code, needle));
  });
});
