/**
 * Measures everything, in rounds of child processes, and writes docs/benchmarks.md after a full run.
 *
 *     node bench/run.mjs [--quick] [--case call,llm] [--node 20,24] [--rounds 7]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { cases } from './cases.mjs';
import { findNode, MAJORS } from './nodes.mjs';
import { runChild, timeImport } from './processes.mjs';
import { page, tables } from './report.mjs';

const PAGE = new URL('../docs/benchmarks.md', import.meta.url);
const RESULTS = new URL('results.json', import.meta.url);

const LIMITS = { warmUpCalls: 50_000, sampleCalls: 10_000, samples: 15, seconds: 1.5, keptCalls: 100_000 };
const QUICK_LIMITS = { warmUpCalls: 20_000, sampleCalls: 5_000, samples: 5, seconds: 0.5, keptCalls: 20_000 };

/** What does not read the clock hardly changes from round to round. */
const ROUNDS_WITHOUT_CLOCK = 3;
const READS_CLOCK = new Set(['time', 'import']);

const options = readOptions();
if (!existsSync(new URL('../dist/esm/index.js', import.meta.url))) {
  throw new Error('expected a built package in `dist/`, got none: run `npm run build` first');
}
const nodes = options.nodes.map(findNode);
const samples = [];
for (let round = 0; round < options.rounds; round++) {
  for (const job of inOrder(round, jobs(round))) samples.push(await run(job, round));
}
const results = { date: new Date().toISOString().slice(0, 10), machine: machine(), rounds: options.rounds, nodes: nodes.map(({ major, version }) => ({ major, version })), versions: versions(), samples };
writeFileSync(RESULTS, JSON.stringify(results));
if (options.full) writeFileSync(PAGE, page(results));
process.stdout.write(tables(results));

/** Every process of a round: what is compared runs close together. */
function jobs(round) {
  return options.cases.flatMap((entry) =>
    entry.measures
      .filter((measure) => READS_CLOCK.has(measure) || round < ROUNDS_WITHOUT_CLOCK)
      .flatMap((measure) => nodes.flatMap((node) => Object.keys(entry.contenders).map((contender) => ({ node, entry, measure, contender })))),
  );
}

/** Every other round runs backwards, so that a machine that gets slower or faster in between favours nobody. */
function inOrder(round, list) {
  return round % 2 === 0 ? list : list.toReversed();
}

async function run({ node, entry, measure, contender }, round) {
  process.stderr.write(`round ${round + 1}/${options.rounds}  Node ${node.major}  ${entry.id}  ${measure}  ${contender}\n`);
  const result = measure === 'import' ? await timeImport(node, contender) : await runChild(node, { measure, contender, workload: entry.workload, limits: options.limits });
  return { round, node: node.major, case: entry.id, contender, ...result };
}

function readOptions() {
  const { values } = parseArgs({ options: { quick: { type: 'boolean' }, case: { type: 'string' }, node: { type: 'string' }, rounds: { type: 'string' } } });
  const ids = choose('case', values.case, cases.map(({ id }) => id));
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 7));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds: expected a whole number from 1, got \`${values.rounds}\``);
  return {
    cases: cases.filter(({ id }) => ids.includes(id)),
    nodes: choose('node', values.node, MAJORS),
    rounds,
    limits: values.quick ? QUICK_LIMITS : LIMITS,
    full: !values.quick && values.case === undefined && values.node === undefined,
  };
}

function choose(option, given, known) {
  const chosen = given?.split(',') ?? known;
  const unknown = chosen.find((value) => !known.includes(value));
  if (unknown !== undefined) throw new Error(`--${option}: expected some of ${known.join(', ')}, got \`${unknown}\``);
  return chosen;
}

function machine() {
  const [{ model }] = cpus();
  return `${model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`;
}

/** Exact versions of the peers, from the lock. */
function versions() {
  const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', import.meta.url), 'utf8'));
  return ['@opentelemetry/sdk-trace-node', 'pandaprobe', 'langsmith'].map((name) => `${name} ${packages[`node_modules/${name}`].version}`);
}
