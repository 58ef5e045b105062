/**
 * Puts filigree and three peers through the shapes of test/conformance, each in processes of its own and with a stubbed
 * transport, and writes docs/conformance.md: `node bench/conformance/run.mjs`, after `npm run build` and
 * `npm ci --prefix bench`.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, dialects } from '../../test/conformance/support/bundle.mjs';
import { runShapes } from '../../test/conformance/support/run.mjs';
import { page } from './page.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const docs = fileURLToPath(new URL('../../docs/conformance.md', import.meta.url));
// Where the dependencies of the package can be found.
const into = fileURLToPath(new URL(`../../node_modules/.cache/filigree-conformance-${process.pid}`, import.meta.url));

const tracers = [await bundle('tracers/filigree.ts', { into, filigree: 'dist' }), ...['opentelemetry', 'langsmith', 'opik'].map((name) => join(here, 'tracers', `${name}.mjs`))];
const runs = [];
for (const dialect of dialects) {
  const child = await bundle('support/child.ts', { into, dialect });
  for (const tracer of tracers) {
    const run = await runShapes({ child, tracer });
    runs.push({ dialect, ...run });
    console.log(`${dialect}: ${run.tracer} ${run.version}, ${run.verdicts.filter(({ changed, untrue, died }) => !changed && !untrue && !died).length} of ${run.verdicts.length}`);
  }
}
writeFileSync(docs, page(runs));
rmSync(into, { recursive: true, force: true });
