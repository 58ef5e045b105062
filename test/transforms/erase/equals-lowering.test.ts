import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import ts from 'typescript';
import { transform } from '../../../transforms/apply.js';
import { programs } from './class-shapes.js';
import { observe } from './observe.js';

const long = process.env.FILIGREE_LONG !== undefined;
jest.setTimeout(long ? 630_000 : 40_000);

function compile(code: string, target: ts.ScriptTarget): string {
  return ts.transpileModule(code, { compilerOptions: { target, module: ts.ModuleKind.CommonJS } }).outputText;
}

test('whatever a class looks like, its erased decorators do what TypeScript’s lowering of them does', async () => {
  await fc.assert(
    fc.asyncProperty(programs, async (code) => {
      const skipped: string[] = [];
      const lowered = compile(transform(code, 'subject.ts')!.code, ts.ScriptTarget.ES2022);
      const erased = transform(code, 'subject.ts', { erase: true, onSkip: ({ reason }) => skipped.push(reason) })!.code;
      expect(skipped.filter((reason) => !reason.includes('whose name the text shows'))).toEqual([]);
      expect(transform(erased, 'subject.ts', { erase: true })).toBeNull();
      expect(await observe(compile(erased, ts.ScriptTarget.ESNext))).toEqual(await observe(lowered));
    }),
    { numRuns: long ? 5_000 : 150, interruptAfterTimeLimit: long ? 600_000 : 4_000 },
  );
});
