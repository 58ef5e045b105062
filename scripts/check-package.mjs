/**
 * Packs the package and looks at it from outside: publint, are-the-types-wrong, what it weighs, and a consumer project
 * that installs the tarball and compiles and runs under TypeScript 5.9 in both dialects, as ESM and as CJS.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const run = (command, args, options = {}) => execFileSync(command, args, { stdio: 'inherit', ...options });
const node = (args, options) => run(process.execPath, args, options);

/** With the five packages that it depends on, a user then installs less than 3 MB. */
const MAX_BYTES = 2.4e6;

const work = mkdtempSync(join(tmpdir(), 'filigree-package-'));
try {
  const [{ filename, unpackedSize }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', work], { encoding: 'utf8' }));
  const tarball = join(work, filename);
  console.log(`packed ${filename}: ${(unpackedSize / 1e6).toFixed(2)} MB unpacked`);
  if (unpackedSize > MAX_BYTES) throw new Error(`expected at most ${MAX_BYTES / 1e6} MB unpacked: is something in the package more than once?`);
  node(['node_modules/publint/src/cli.js', 'run', tarball, '--strict']);
  // `register` is for `--import` alone; what CommonJS requires runs too late to hook.
  node(['node_modules/@arethetypeswrong/cli/dist/index.js', tarball, '--profile', 'node16', '--exclude-entrypoints', 'register']);
  checkScripts();
  consume(tarball);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Nothing of ours may rely on an install script, and nothing runs at install. */
function checkScripts() {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const forbidden = ['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => name in scripts);
  if (forbidden.length > 0) throw new Error(`package.json: expected no install scripts, got ${forbidden.join(', ')}`);
}

function consume(tarball) {
  const consumer = join(work, 'consumer');
  cpSync('test/consumer', consumer, { recursive: true });
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--omit=dev', tarball], { cwd: consumer });
  mkdirSync(join(consumer, 'node_modules', '@types'), { recursive: true });
  symlinkSync(resolve('node_modules/@types/node'), join(consumer, 'node_modules/@types/node'));
  symlinkSync(resolve('node_modules/undici-types'), join(consumer, 'node_modules/undici-types'));
  const installed = readdirSync(join(consumer, 'node_modules')).filter((name) => !name.startsWith('.') && name !== '@types' && name !== 'undici-types');
  console.log(`a user installs ${installed.length} packages: ${installed.join(', ')}`);
  for (const project of readdirSync(consumer).filter((name) => /^tsconfig\..*\.json$/.test(name))) {
    node(['node_modules/typescript-5.9/bin/tsc', '-p', join(consumer, project)]);
    const out = join(consumer, 'out', project.slice('tsconfig.'.length, -'.json'.length));
    node([join(out, readdirSync(out).find((name) => /^main\.[cm]?js$/.test(name)))], { cwd: consumer });
  }
}
