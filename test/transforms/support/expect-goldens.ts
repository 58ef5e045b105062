import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { transform } from '../../../transforms/apply.js';
import { parse } from '../../../transforms/parse.js';
import { plan } from '../../../transforms/plan.js';
import { factory } from '../../../transforms/ts-patch.js';
import { goldensIn } from './goldens.js';
import { withoutInsertions } from './without-insertions.js';

/** What holds for the goldens of every feature that only inserts. */
export function expectGoldens(folder: string): void {
  const goldens = goldensIn(folder);

  describe('the transform', () => {
    test.each(goldens)('$sentence', ({ file, input, output }) => {
      expect(transform(input, file)?.code ?? input).toBe(output);
    });
  });

  describe('what the user wrote is only added to, line by line, where it', () => {
    test.each(goldens)('$sentence', ({ file, input, output }) => {
      expect(withoutInsertions(output, plan(input, file))).toBe(input);
      expect(output.split('\n')).toHaveLength(input.split('\n').length);
      expect(() => parse(output, file)).not.toThrow();
    });
  });

  describe('a second run changes nothing after the first: it', () => {
    test.each(goldens)('$sentence', ({ file, output }) => {
      expect(transform(output, file)).toBeNull();
    });
  });

  describe('the TypeScript host makes the same of it: it', () => {
    test.each(goldens)('$sentence', ({ file, input, output }) => {
      expect(comparable(compile(input, file, [before]))).toBe(comparable(compile(output, file, [])));
    });
  });
}

const before = factory({ configSet: { compilerModule: ts, rootDir: '/project' } });

function compile(code: string, file: string, transformers: ts.TransformerFactory<ts.SourceFile>[]): string {
  const compilerOptions = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, allowJs: true, removeComments: true };
  return ts.transpileModule(code, { compilerOptions, fileName: `/project/${file}`, transformers: { before: transformers } }).outputText;
}

/** The hosts differ in how they spell the helpers, in line breaks, and in whether the helper comes with a name or a namespace. */
function comparable(code: string): string {
  return code
    .replace(/import [^;]* from "filigree\/runtime";|(?:const|var) [^;]* = require\("filigree\/runtime"\);/, 'import runtime;')
    .replace(/__filigree_site2?\.(\w+)/g, '__filigree_$1')
    .replace(/(__filigree_(?:site|annotated|reentrant))2/g, '$1')
    .replace(/;?\s+/g, ' ')
    .replace(/; ?}/g, ' }');
}
