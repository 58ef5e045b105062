/**
 * The same agent run through PandaProbe's own SDKs and through filigree, against one server that records. Every difference has
 * to be one that docs/pandaprobe.md gives a reason for; one that is new, or gone, fails.
 */
import { execFile, execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { EXPECTED } from './expected.mjs';
import { comparable, differences } from './requests.mjs';

const here = import.meta.dirname;
const python = resolve(here, 'venv/bin/python');

const SETTINGS = { PANDAPROBE_API_KEY: 'sk_pp_e2e', PANDAPROBE_PROJECT_NAME: 'e2e', PANDAPROBE_ENVIRONMENT: 'test', PANDAPROBE_RELEASE: '1.2.3' };

function install() {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: here, stdio: 'inherit' });
  mkdirSync(resolve(here, 'node_modules'), { recursive: true });
  rmSync(resolve(here, 'node_modules/filigree'), { recursive: true, force: true });
  symlinkSync(resolve(here, '../../../..'), resolve(here, 'node_modules/filigree'));
  if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', resolve(here, 'venv')], { stdio: 'inherit' });
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', resolve(here, 'requirements.txt')], { stdio: 'inherit' });
}

/** What a program sends to a server that takes everything. */
async function recorded(command, program) {
  const requests = [];
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
      const { headers, method, url } = request;
      requests.push({ method, path: url, headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
      response.writeHead(url === '/traces' ? 202 : 201, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const env = { PATH: process.env.PATH, ...SETTINGS, PANDAPROBE_ENDPOINT: `http://127.0.0.1:${server.address().port}` };
  await promisify(execFile)(command, [resolve(here, program)], { env, cwd: here });
  server.closeAllConnections();
  server.close();
  return comparable(requests);
}

install();
const ours = await recorded(process.execPath, 'agent-filigree.mjs');
let unexpected = 0;
for (const [name, command, program] of [['npm', process.execPath, 'agent-npm.mjs'], ['PyPI', python, 'agent-pypi.py']]) {
  const found = differences(await recorded(command, program), ours);
  const fresh = found.filter(({ path }) => !EXPECTED[name].has(path));
  const gone = [...EXPECTED[name]].filter((path) => !found.some((difference) => difference.path === path));
  for (const { path, theirs, ours: own } of fresh) console.error(`${name}: ${path}: ${JSON.stringify(theirs)} there, ${JSON.stringify(own)} here`);
  for (const path of gone) console.error(`${name}: ${path}: no difference any more`);
  unexpected += fresh.length + gone.length;
  console.log(`pandaprobe, beside its ${name} SDK: ${found.length} differences, ${fresh.length + gone.length} of them without a reason in docs/pandaprobe.md`);
}
process.exitCode = unexpected === 0 ? 0 : 1;
