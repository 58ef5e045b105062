/** A name in `skip` that the method does not have: the build fails and says where. */
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export async function checkMistake(build, project) {
  const file = join(project.root, 'agent', 'agent.ts');
  appendFileSync(file, "export class Wrong {\n  @span({ skip: ['nope'] }) run(query: string): void {}\n}\n");
  const line = readFileSync(file, 'utf8').split('\n').length - 2;
  await assert.rejects(build(project), (error) => {
    assert.match(`${error.message}\n${error.errors ?? ''}`, new RegExp(`filigree: agent/agent\\.ts:${line}:18 .+which are \`query\`; got \`nope\``));
    return true;
  });
}
