/**
 * Runs every TypeScript example in README.md, CONTRIBUTING.md, docs/ and the TSDoc comments against the built package: each
 * must type-check, end with exit code 0, and print, in order, what stands in a comment behind its `console.log(...)`.
 * A block opened by ```ts fragment is left out; it shows a piece of a configuration file.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OUT = 'build/docs';

function filesIn(folder, pattern) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && pattern.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
}

function* markdownExamples(file) {
  const text = readFileSync(file, 'utf8');
  for (const match of text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)) yield example(file, text, match.index, match[1]);
}

function* commentExamples(file) {
  const text = readFileSync(file, 'utf8');
  for (const match of text.matchAll(/^ *\* ```ts\n([\s\S]*?)^ *\* ```$/gm)) yield example(file, text, match.index, match[1].replace(/^ *\* ?/gm, ''));
}

function example(file, text, index, code) {
  return { place: `${file}:${text.slice(0, index).split('\n').length}`, code };
}

function run({ place, code }, number) {
  const cwd = mkdtempSync(join(tmpdir(), 'filigree-docs-'));
  const env = { ...process.env, NODE_OPTIONS: '', FILIGREE_DIR: join(cwd, '.filigree') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(process.cwd(), OUT, 'js', `example-${number}.js`)], { cwd, env, encoding: 'utf8', timeout: 30_000 });
  rmSync(cwd, { recursive: true, force: true });
  const missing = missingOutput(code, stdout);
  if (status === 0 && missing === undefined) return true;
  console.error(`${place}: ${status === 0 ? `expected it to print \`${missing}\`, got:\n${stdout}` : `ended with ${status}\n${stderr}`}`);
  return false;
}

/** The first expected line that the example did not print after the one before it. */
function missingOutput(code, stdout) {
  const lines = stdout.split('\n');
  let from = 0;
  for (const [, expected] of code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)) {
    const at = lines.indexOf(expected.trim(), from);
    if (at === -1) return expected.trim();
    from = at + 1;
  }
  return undefined;
}

const examples = [
  ...['README.md', 'CONTRIBUTING.md', ...filesIn('docs', /\.md$/)].flatMap((file) => [...markdownExamples(file)]),
  ...['src', 'decorators'].flatMap((folder) => filesIn(folder, /\.ts$/)).flatMap((file) => [...commentExamples(file)]),
];

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
examples.forEach(({ place, code }, number) => writeFileSync(join(OUT, `example-${number}.ts`), `// ${place}\n${code}\nexport {};\n`));
writeFileSync(
  join(OUT, 'tsconfig.json'),
  JSON.stringify({ extends: '../../tsconfig.base.json', compilerOptions: { outDir: 'js', rootDir: '.', declaration: false, sourceMap: false, lib: ['ES2023', 'DOM', 'ESNext'] }, include: ['*.ts'] }),
);
const compiled = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', OUT], { stdio: 'inherit' });
if (compiled.status !== 0) process.exit(1);
const failed = examples.filter((one, number) => !run(one, number)).length;
console.log(`${examples.length - failed} examples ran, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
