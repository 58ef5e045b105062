/** `node --import filigree/register agent.ts` under each Node: alone where Node takes the types away, else with tsx. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const cwd = dirname(fileURLToPath(import.meta.url));

const EXPECTED = {
  answer: 'base 1 1 m',
  thrown: 'agent.ts:33:11',
  spans: [
    'Base.base COMPLETED',
    'Agent.find COMPLETED',
    'helper COMPLETED',
    'Agent.#ask COMPLETED',
    'Agent.computed COMPLETED',
    'Agent.model COMPLETED',
    'Agent.fail ERROR',
  ],
  source: 'agent.ts:25',
  listed: ['fail', 'run', '#ask', 'model', 'computed', 'find'],
};

function check(node, ...hooks) {
  const imports = ['filigree/register', ...hooks].flatMap((hook) => ['--import', hook]);
  const { NODE_OPTIONS: _, ...env } = process.env;
  assert.deepEqual(JSON.parse(execFileSync(node, [...imports, 'agent.ts'], { cwd, env, encoding: 'utf8' })), EXPECTED);
  console.log(`register, Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}${hooks.map((hook) => ` with ${hook}`).join('')}: passed`);
}

check(process.execPath, 'tsx');
for (const major of ['22', '24', '26']) {
  const node = `node_modules/node${major}/bin/node`;
  check(new URL(node, import.meta.url).pathname);
  check(new URL(node, import.meta.url).pathname, 'tsx');
}
