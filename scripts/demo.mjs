/** Runs the example agent, built, with the arguments given: `npm run demo -- folder --question "..."`. */
import { spawnSync } from 'node:child_process';

const main = new URL('../build/examples/research-agent/main.js', import.meta.url);
const { status } = spawnSync(process.execPath, [main.pathname, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
