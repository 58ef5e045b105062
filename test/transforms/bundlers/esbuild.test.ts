import { afterAll, expect, jest, test } from '@jest/globals';
import { build, type BuildOptions } from 'esbuild';
import { SourceMap } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import filigree from '../../../transforms/bundlers/esbuild.js';
import type { TransformOptions } from '../../../transforms/host/options.js';

jest.setTimeout(30_000);

const root = mkdtempSync(join(tmpdir(), 'filigree-esbuild-'));
const agent = `import { span } from 'filigree';
import { startSpan } from './tracing.js';
export class Agent {
  @span run(question: string): void { startSpan(); throw new Error(question); }
}`;
writeFileSync(join(root, 'agent.ts'), agent);
writeFileSync(join(root, 'tracing.ts'), "export { startSpan } from 'filigree';");
afterAll(() => rmSync(root, { recursive: true }));

async function bundle(options?: TransformOptions, settings?: BuildOptions): Promise<{ code: string; map: SourceMap }> {
  const common: BuildOptions = { absWorkingDir: root, bundle: true, minify: true, format: 'esm', platform: 'node', external: ['filigree'], sourcemap: 'external', outdir: 'out', write: false };
  const { outputFiles } = await build({ ...common, entryPoints: ['agent.ts'], target: 'es2022', plugins: [filigree(options)], ...settings });
  const [map, code] = [...outputFiles!].toSorted((a, b) => b.path.length - a.path.length).map(({ text }) => text);
  return { code: code!, map: new SourceMap(JSON.parse(map!)) };
}

test('names survive the minifier', async () => {
  const { code } = await bundle();
  expect(code).toContain('("Agent.run",["question"],"agent.ts",4,9)');
  expect(code).not.toContain('question)');
});

test('a module of the project that hands on filigree is found by its file', async () => {
  expect((await bundle({ modules: ['./tracing.ts'] })).code).toContain('("Agent.run",void 0,"agent.ts",4,39)');
});

test('esbuild lowers decorators for the target that it is told', async () => {
  expect((await bundle()).code).not.toMatch(/static\s*\{|static #/);
});

test('where esbuild would leave decorators in, they are erased', async () => {
  expect((await bundle({}, { target: 'esnext' })).code).not.toMatch(/@\w/);
});

test('a source map leads through both to the column that the user wrote', async () => {
  const { code, map } = await bundle();
  const lines = code.slice(0, code.lastIndexOf('new Error(')).split('\n');
  const entry = map.findEntry(lines.length - 1, lines.at(-1)!.length);
  expect(entry).toMatchObject({ originalLine: 3, originalColumn: agent.split('\n')[3]!.indexOf('new Error(') });
});

test('a name in `skip` that the method does not have fails the build', async () => {
  writeFileSync(join(root, 'wrong.ts'), "import { span } from 'filigree';\nexport class Agent {\n  @span({ skip: ['nope'] }) run(q: string): void {}\n}");
  await expect(bundle({}, { entryPoints: ['wrong.ts'], logLevel: 'silent' })).rejects.toThrow(/filigree: wrong\.ts:3:18 .+which are `q`; got `nope`/);
});

test('loaders that esbuild was given for an extension still count', async () => {
  writeFileSync(join(root, 'view.js'), "import { startSpan } from 'filigree';\nstartSpan();\nexport const view = <b/>;");
  const { code } = await bundle({}, { entryPoints: ['view.js'], loader: { '.js': 'jsx' }, jsx: 'transform' });
  expect(code).toContain('createElement("b"');
});
