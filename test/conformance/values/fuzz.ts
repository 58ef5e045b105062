/**
 * Sends generated values through every place where filigree meets one, and says on stdout what went wrong: what was
 * thrown into the program or changed for it, what of the program's was run, which neighbours were lost, how long one
 * snapshot took.
 *
 * `node fuzz.mjs <values> <milliseconds> [seed]`: whichever bound comes first.
 */
import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { configure, flush, span } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import { Capture, describeError } from '../../../src/capture/snapshot.js';
import { anyRecipe, touched } from './recipes.js';
import { points } from './points.js';
import { Timings } from './timings.js';
import type { Recipe } from './recipes.js';

const [, , values = '1000', milliseconds = '10000', seed = String(Date.now())] = process.argv;
const GENERATED_AT_ONCE = 500;

/** The places take turns: there are some fifty, and it is the values that must be many. */
const POINTS_A_VALUE = 4;

const recorded = memory();
const internal: string[] = [];
configure({
  exporters: [recorded],
  store: false,
  onError: ({ code, message, cause }) => {
    if (code === 'FILIGREE_INTERNAL' || code === 'FILIGREE_REDACTION_FAILED') internal.push(`${message}: ${String((cause as Error)?.stack)}`);
  },
});

const neighbour = span('neighbour', (n: number) => n * 2);
const capture = new Capture({ maxBytes: 2 ** 20, maxDepth: 64 });
const timings = new Timings();
const failures: string[] = [];
const random = Number(seed);
let rejections = 0;
let lost = 0;
let generated = 0;
let visits = 0;

process.on('unhandledRejection', () => (rejections += 1));
process.on('uncaughtException', (error) => fail('uncaught', '', `${String(error?.stack)}`));

function fail(place: string, value: string, what: string): void {
  if (failures.length < 20) failures.push(`${place}: ${what} — ${value.slice(0, 600)}`);
}

async function visit(recipe: Recipe): Promise<void> {
  for (let i = 0; i < POINTS_A_VALUE; i++) {
    const { name, captured, visit: arrive } = points[visits % points.length]!;
    const value = recipe.make();
    touched.length = 0;
    try {
      await arrive(value, (holds, what) => holds || fail(name, recipe.text, what));
    } catch (error) {
      fail(name, recipe.text, `threw ${error instanceof Error ? error.stack : 'something'}`);
    }
    if (captured && touched.length > 0) fail(name, recipe.text, `${touched[0]} was run`);
    visits += 1;
  }
  const value = recipe.make();
  timings.take(recipe.text, () => capture.snapshot(value));
  timings.take(`thrown ${recipe.text}`, () => describeError(value, capture));
}

/** Everything that was handed over must still be JSON, and the neighbours must be all there. */
async function settle(called: number): Promise<void> {
  await setImmediate();
  await flush();
  const seen = new Set(recorded.spans.filter(({ name }) => name === 'neighbour').map(({ input, output }) => `${(input as { n: number }).n}:${output as number}`));
  for (let n = 0; n < called; n++) if (!seen.has(`${n}:${n * 2}`)) lost += 1;
  for (const record of [...recorded.spans, ...recorded.traces, ...recorded.scores]) {
    try {
      JSON.stringify(record);
    } catch (error) {
      fail('record', record.name, String(error));
    }
  }
  recorded.clear();
  if (Object.hasOwn(Object.prototype, 'polluted')) fail('prototype', '', 'was polluted');
}

// However it ends: an error of this program itself is a verdict too.
process.on('exit', () => writeSync(1, JSON.stringify({ seed: random, generated, visits, failures, internal: internal.slice(0, 5), rejections, lost, ...timings.summary })));

const until = performance.now() + Number(milliseconds);
for (let round = 0; generated < Number(values) && performance.now() < until; round++) {
  const batch = fc.sample(anyRecipe, { numRuns: GENERATED_AT_ONCE, seed: random + round });
  for (const [n, recipe] of batch.entries()) {
    neighbour(n);
    await visit(recipe);
  }
  generated += batch.length;
  await settle(batch.length);
}
process.exit(0);
