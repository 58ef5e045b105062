/** `node main.js [folder] [--question "..."]`: runs the agent, then shows what was recorded of it. */
import { configure, shutdown } from 'filigree';
import { run } from './run.js';
import { showTraces } from './show-traces.js';

// Everything here has a default: without this line the spans land in `.filigree/` all the same.
configure({ project: 'research-agent' });

const { exitCode, traceIds } = await run(process.argv.slice(2), process.env, {
  print: (text) => console.log(text),
  printError: (text) => console.error(text),
});

// The spans are safe without this, even after a crash. It makes sure that they are there for the commands below.
await shutdown();

if (traceIds.length > 0) {
  showTraces(process.cwd(), traceIds);
  console.log(`
The spans are in .filigree/ of this folder. To open them again:
  npx filigree ls             all traces
  npx filigree show latest    the last one as a tree`);
}
process.exitCode = exitCode;
