import { afterAll, expect, jest, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { load, type Loaded } from '../../transforms/node/load.js';

const folder = mkdtempSync(join(tmpdir(), 'filigree-'));
afterAll(() => rmSync(folder, { recursive: true }));

const code = "import { span } from 'filigree';\nexport class Agent {\n  @span run(question: string) {}\n}\n";

/** What our hook makes of a file that Node, or a hook behind ours, has loaded. */
function loaded(file: string, text: string, about: Partial<Loaded> = {}): Loaded {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return load(pathToFileURL(path).href, {}, () => ({ format: 'module-typescript', source: Buffer.from(text), ...about }));
}

test('a program’s file is handed on without our decorators, with names, types and a map', () => {
  const { format, source } = loaded('agent.ts', code);
  expect(format).toBe('module-typescript');
  expect(source).toMatch(/decorate\(this, \[\["method", "run", \[span\(__filigree_site\("Agent\.run", \["question"\], .+run\(question: string\)/s);
  expect(source).toMatch(/\n\/\/# sourceMappingURL=data:application\/json;[^\n]+$/);
});

test.each([
  ['a package’s file', 'node_modules/other/agent.ts', code],
  ['a file without filigree', 'plain.ts', 'export class Agent { @span run() {} }'],
  ['data', 'filigree.json', '{ "name": "filigree" }'],
])('%s is handed on as it is', (_what, file, text) => {
  expect(loaded(file, text).source).toEqual(Buffer.from(text));
});

test('where a hook behind ours compiles TypeScript, decorators are left to it and names are not', () => {
  const { source } = loaded('compiled.ts', code, { format: 'module' });
  expect(source).toMatch(/@span\(__filigree_site\("Agent\.run"/);
});

test('JavaScript that Node runs as it is gets its decorators erased', () => {
  const { source } = loaded('agent.mjs', code.replace(': string', ''), { format: 'module' });
  expect(source).toContain('decorate(this, [["method", "run", [span(');
});

test('what another hook has compiled before is left as it is, which is said once', () => {
  const warn = jest.spyOn(console, 'warn').mockReturnValue();
  const compiled = { source: '"use strict"; import "filigree";' };
  for (let round = 0; round < 2; round++) expect(loaded('late.ts', code, compiled).source).toBe(compiled.source);
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/^filigree: .*late\.ts:1:1 .+Put `--import filigree\/register` before that hook/)]]);
  warn.mockRestore();
});

test('a module that has no text, such as one of Node’s own, is handed on', () => {
  expect(load('node:fs', {}, () => ({ format: 'builtin', source: null }))).toEqual({ format: 'builtin', source: null });
});
