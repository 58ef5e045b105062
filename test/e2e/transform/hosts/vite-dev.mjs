/** Vite's dev server: what the server runs and what the browser gets, before and after a file changes. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import filigree from 'filigree/vite';
import { createServer } from 'vite';
import { thrown } from '../expected.mjs';

export async function checkViteDev({ root }) {
  const server = await createServer({ root, configFile: false, logLevel: 'error', server: { middlewareMode: true, ws: false }, appType: 'custom', plugins: [filigree()] });
  try {
    await checkBoth(server, thrown.line);
    insertLine(join(root, 'agent', 'agent.ts'));
    await checkBoth(server, thrown.line + 1);
  } finally {
    await server.close();
  }
}

/** A watcher takes its time. */
async function checkBoth(server, line) {
  for (const environment of ['client', 'ssr']) {
    const sites = () => sitesOf(server.environments[environment]);
    for (let tries = 0; tries < 100 && (await sites()).at(-1) !== expectedSite(line); tries++) await delay(50);
    assert.equal((await sites()).at(-1), expectedSite(line), environment);
  }
}

function expectedSite(line) {
  return `"ResearchAgent.fail", ["reason"], "agent/agent.ts", ${line - 1}, 3`;
}

/** What the generated calls for one method have as arguments. */
async function sitesOf(environment) {
  const { code } = await environment.transformRequest('/agent/agent.ts');
  assert.doesNotMatch(code, /^\s*@/m, 'a decorator is left');
  return [...code.matchAll(/\("(ResearchAgent\.fail.*?)\)/g)].map(([, args]) => `"${args}`);
}

function insertLine(file) {
  writeFileSync(file, `// another line\n${readFileSync(file, 'utf8')}`);
}
