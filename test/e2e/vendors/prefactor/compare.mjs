/**
 * The same agent run through Prefactor's own SDKs and through ours against one server; what differs must be what
 * differences.mjs says, with a reason, and nothing else. docs/prefactor.md shows the same list.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { differences } from './differences.mjs';
import { shapesOf } from './shapes.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const run = promisify(execFile);

/** The stand-in of our own tests, so that the vendor's SDKs keep it honest. */
async function loadServer(folder) {
  const outfile = join(folder, 'server.mjs');
  await build({ entryPoints: [join(here, '../../../support/prefactor-server.ts')], bundle: true, platform: 'node', format: 'esm', outfile });
  return (await import(pathToFileURL(outfile))).PrefactorServer;
}

async function record(PrefactorServer, command, args) {
  const server = await PrefactorServer.start();
  server.lenient = true;
  const env = { ...process.env, PREFACTOR_API_URL: server.url, PREFACTOR_API_TOKEN: server.token };
  const { stderr, stdout } = await run(command, args, { cwd: here, env });
  await server.stop();
  // 409 is how the npm package hears that it has created a span as finished which it wanted to finish later.
  const failed = server.answers.filter(({ status }) => status >= 400 && status !== 409);
  if (failed.length > 0) throw new Error(`${command} ${args}: the server refused ${JSON.stringify(failed)}\n${stdout}${stderr}`);
  const requests = server.requests.map(({ body, method, path }, i) => ({ method, path, body: body.length === 0 ? undefined : JSON.parse(body), answer: server.answers[i].body }));
  return shapesOf(requests);
}

/** Fields that only one of the two has: `-` theirs, `+` ours. */
function compare(theirs, ours) {
  return [...[...theirs].filter((line) => !ours.has(line)).map((line) => `- ${line}`), ...[...ours].filter((line) => !theirs.has(line)).map((line) => `+ ${line}`)];
}

function report(sdk, found) {
  const explained = differences[sdk].map(([pattern]) => pattern);
  const unexplained = found.filter((line) => !explained.some((pattern) => pattern.test(line)));
  const gone = explained.filter((pattern) => !found.some((line) => pattern.test(line)));
  for (const line of unexplained) console.error(`${sdk}: no reason is known for  ${line}`);
  for (const pattern of gone) console.error(`${sdk}: no longer differs  ${pattern}`);
  if (unexplained.length + gone.length > 0) process.exitCode = 1;
  else console.log(`prefactor, against ${sdk}: ${found.length} fields differ, each for a known reason`);
}

const folder = mkdtempSync(join(tmpdir(), 'filigree-prefactor-'));
try {
  const python = join(folder, 'venv/bin/python');
  await run('python3', ['-m', 'venv', join(folder, 'venv')]);
  await run(python, ['-m', 'pip', 'install', '-q', '-r', 'requirements.txt'], { cwd: here });
  const PrefactorServer = await loadServer(folder);
  const ours = await record(PrefactorServer, process.execPath, ['agent-filigree.mjs']);
  report('prefactor-core 0.5.0 (Python)', compare(await record(PrefactorServer, python, ['agent.py']), ours));
  report('@prefactor/core 0.2.9 (npm)', compare(await record(PrefactorServer, process.execPath, ['agent-npm.mjs']), ours));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
