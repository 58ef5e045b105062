/** Next builds with Turbopack; the agent answers a route that is rendered at build time. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { spansOf } from '../expected.mjs';

const app = resolve(import.meta.dirname, '../turbopack');
const repository = resolve(import.meta.dirname, '../../../..');

const CONFIG = `export default {
  serverExternalPackages: ['filigree'],
  turbopack: { root: import.meta.dirname, rules: { '*.ts': { loaders: [{ loader: 'filigree/turbopack-loader', options: { modules: ['./agent/tracing'] } }] } } },
};
`;

const ROUTE = (dialect) => `import { output } from '../../agent/record';
export const dynamic = 'force-static';
export async function GET() {
  await import('../../agent/${dialect}');
  return new Response(output());
}
`;

/** Turbopack follows no link out of its root, so the package is copied, as npm would have it. */
function installFiligree() {
  const own = join(app, 'node_modules/filigree');
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  for (const part of ['package.json', 'dist']) cpSync(join(repository, part), join(own, part), { recursive: true });
}

/** Turbopack does not find `agent.ts` by the name of `agent.js`. */
function copyAgent(from) {
  mkdirSync(join(app, 'agent'));
  for (const file of readdirSync(from)) writeFileSync(join(app, 'agent', file), readFileSync(join(from, file), 'utf8').replace(/ from '(\.\/\w+)\.js'/g, " from '$1'"));
}

export function checkTurbopack({ root, dialect, tsconfig }) {
  installFiligree();
  for (const part of ['app', 'agent', '.next']) rmSync(join(app, part), { recursive: true, force: true });
  copyAgent(join(root, 'agent'));
  mkdirSync(join(app, 'app/run'), { recursive: true });
  writeFileSync(join(app, 'app/run/route.ts'), ROUTE(dialect));
  writeFileSync(join(app, 'next.config.mjs'), CONFIG);
  cpSync(tsconfig, join(app, 'tsconfig.json'));
  execFileSync(process.execPath, ['node_modules/next/dist/bin/next', 'build', '--turbopack'], { cwd: app, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '', NEXT_TELEMETRY_DISABLED: '1' } });
  const { spans } = JSON.parse(readFileSync(join(app, '.next/server/app/run.body'), 'utf8'));
  assert.deepEqual(spans, spansOf[dialect]);
}
