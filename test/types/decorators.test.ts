import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, jest, test } from '@jest/globals';
import type ts from 'typescript';

jest.setTimeout(60_000);

const require = createRequire(import.meta.url);
const fixtures = fileURLToPath(new URL('../fixtures/types/', import.meta.url));
const dialects = ['tc39', 'legacy'] as const;

/** What a compiler says about the fixtures of a dialect. */
function diagnose(compiler: typeof ts, dialect: string): string[] {
  const config = compiler.getParsedCommandLineOfConfigFile(join(fixtures, `tsconfig.${dialect}.json`), {}, { ...compiler.sys, onUnRecoverableConfigFileDiagnostic: () => {} })!;
  const program = compiler.createProgram(config.fileNames, config.options);
  const files = config.fileNames.map((name) => program.getSourceFile(name)!);
  const diagnostics = [...config.errors, ...program.getOptionsDiagnostics(), ...files.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])];
  return diagnostics.map(({ file, start, code, messageText }) => {
    const place = file === undefined ? '' : `${relative(fixtures, file.fileName)}:${file.getLineAndCharacterOfPosition(start!).line + 1}`;
    return `${place} TS${code}: ${compiler.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

describe.each([
  ['TypeScript 6', 'typescript'],
  ['TypeScript 5.9', 'typescript-5.9'],
])('%s', (_version, module) => {
  test.each(dialects)('decorated members keep their types and misuse is an error, with %s decorators', (dialect) => {
    expect(diagnose(require(module) as typeof ts, dialect)).toEqual([]);
  });
});

test.each(dialects)('TypeScript 7: the same with %s decorators', (dialect) => {
  const compiler = join(dirname(require.resolve('typescript-7/package.json')), 'bin/tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', join(fixtures, `tsconfig.${dialect}.json`), '--pretty', 'false'], { encoding: 'utf8' });
  expect(stdout).toBe('');
});
