import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..', '..');
const bin = (path: string) => join(repository, 'node_modules', path);

/** A package `filigree` whose functions note their arguments, so that the compiled program can show them. */
const FAKE_FILIGREE = {
  'package.json': JSON.stringify({
    name: 'filigree',
    exports: { '.': { types: './index.d.cts', default: './index.cjs' }, './runtime': { default: './runtime.cjs' } },
  }),
  'index.d.cts': 'export declare const span: any, startSpan: any, seen: unknown[];',
  'index.cjs': 'exports.seen = []; exports.startSpan = exports.span = (...args) => (exports.seen.push(args), () => {});',
  'runtime.cjs': 'exports.site = (...args) => args; exports.annotated = () => (values, body) => body();',
};

/** A small project in a folder of its own, compiled by the real `tspc` and run by the real `node`. */
export class FixtureProject {
  readonly #folder = mkdtempSync(join(tmpdir(), 'filigree-'));

  constructor(files: Record<string, string>) {
    for (const [name, text] of Object.entries(FAKE_FILIGREE)) this.write(`node_modules/filigree/${name}`, text);
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.#folder, name)), { recursive: true });
    writeFileSync(join(this.#folder, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.#folder, name), 'utf8');
  }

  compile(options: object): void {
    this.write('tsconfig.json', JSON.stringify({ compilerOptions: options, include: ['src'] }));
    this.#node(bin('ts-patch/bin/tspc.js'), '-p', this.#folder);
  }

  run(script: string): unknown {
    return JSON.parse(this.#node(join(this.#folder, script)));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #node(...args: string[]): string {
    return execFileSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
  }
}

/** Compiles transforms/ as the build does; the parser must resolve from there, so the folder is inside the repository. */
export function buildPlugin(): string {
  const outDir = join(repository, 'build', 'plugin-under-test');
  execFileSync(process.execPath, [bin('typescript/bin/tsc'), '-p', join(repository, 'tsconfig.transforms.json'), '--outDir', outDir]);
  return join(outDir, 'transforms', 'ts-patch.js');
}
