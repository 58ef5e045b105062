/** Records one trace of many spans: `node record-large.mjs DIR`. Prints its id and how many. */
import { configure, shutdown, startTrace } from '../../../dist/esm/index.js';

const SPANS = 100_000;
const KINDS = ['CHAIN', 'LLM', 'TOOL', 'RETRIEVER'];
configure({ store: { dir: process.argv[2] }, exporters: [] });
const t = startTrace('LargeAgent.run');
for (let chain = 0; chain < SPANS / 10; chain++) {
  const outer = t.span(`chain ${chain}`, { kind: 'CHAIN' });
  for (let i = 1; i < 10; i++) outer.span(`step ${i}`, { kind: KINDS[i % 4], input: { i } }).end();
  outer.end();
  if (chain % 500 === 0) await new Promise(setImmediate);
}
t.end();
await shutdown();
console.log(JSON.stringify([t.traceId, SPANS]));
