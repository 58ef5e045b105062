/**
 * Measures everything, in rounds of child processes, and writes docs/benchmarks.md after a full run.
 *
 *     node bench/run.mjs [--quick] [--case call,llm] [--node 20,24] [--rounds 7]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { cases } from './cases.mjs';
import { runDelivery, runOutage } from './deliveries.mjs';
import { findNode, MAJORS } from './nodes.mjs';
import { runChild, runInTurns, timeImport } from './processes.mjs';
import { page, tables } from './report.mjs';

const PAGE = new URL('../docs/benchmarks.md', import.meta.url);
const RESULTS = new URL('results.json', import.meta.url);

/** `holdMs`: how long a process that should end is waited for. */
const LIMITS = { warmUpCalls: 50_000, samples: 15, seconds: 1.5, keptCalls: 100_000, spans: 100_000, holdMs: 60_000 };
const QUICK_LIMITS = { warmUpCalls: 20_000, samples: 5, seconds: 0.5, keptCalls: 20_000, spans: 10_000, holdMs: 5_000 };

/** What reads no clock hardly changes from round to round, and what reads it over seconds changes little. */
const FEW_ROUNDS = 3;
const NEEDS_ALL_ROUNDS = new Set(['time', 'import']);

const options = readOptions();
if (!existsSync(new URL('../dist/esm/index.js', import.meta.url))) {
  throw new Error('expected a built package in `dist/`, got none: run `npm run build` first');
}
const nodes = options.nodes.map(findNode);
const samples = [];
for (let round = 0; round < options.rounds; round++) {
  for (const job of inOrder(round, jobs(round))) samples.push(...(await run(job, round)));
}
const results = { date: new Date().toISOString().slice(0, 10), machine: machine(), rounds: options.rounds, nodes: nodes.map(({ major, version }) => ({ major, version })), versions: versions(), samples };
writeFileSync(RESULTS, JSON.stringify(results));
if (options.full) writeFileSync(PAGE, page(results));
process.stdout.write(tables(results));

/** Everything that a round measures, one contender at a time but for those that take turns: what is compared runs close together. */
function jobs(round) {
  return options.cases.flatMap((entry) =>
    entry.measures
      .filter((measure) => NEEDS_ALL_ROUNDS.has(measure) || round < FEW_ROUNDS)
      .flatMap((measure) => nodes.flatMap((node) => teams(measure, Object.keys(entry.contenders)).map((contenders) => ({ node, entry, measure, contenders })))),
  );
}

/** Every other round runs backwards, so that a machine that gets slower or faster in between favours nobody. */
function inOrder(round, list) {
  return round % 2 === 0 ? list : list.toReversed();
}

/** Who runs together. */
function teams(measure, contenders) {
  return measure === 'time' ? [contenders] : contenders.map((contender) => [contender]);
}

async function run({ node, entry, measure, contenders }, round) {
  process.stderr.write(`round ${round + 1}/${options.rounds}  Node ${node.major}  ${entry.id}  ${measure}  ${contenders.join(' ')}\n`);
  const figures = await measured(node, entry, measure, contenders);
  return figures.map((result, i) => ({ round, node: node.major, case: entry.id, contender: contenders[i], ...result }));
}

async function measured(node, entry, measure, contenders) {
  if (measure === 'time') return runInTurns(node, contenders.map((contender) => jobOf(entry, measure, contender)));
  return [await measuredAlone(node, entry, measure, contenders[0])];
}

function jobOf({ workload, load = {} }, measure, contender) {
  return { measure, contender, workload, limits: { ...options.limits, ...load, spans: options.limits.spans * (load.times ?? 1) } };
}

function measuredAlone(node, entry, measure, contender) {
  if (measure === 'import') return timeImport(node, contender);
  const { load = {} } = entry;
  const job = jobOf(entry, measure, contender);
  if (measure === 'delivery') return runDelivery(node, job, load);
  return measure === 'outage' ? runOutage(node, job) : runChild(node, job);
}

function readOptions() {
  const { values } = parseArgs({ options: { quick: { type: 'boolean' }, case: { type: 'string' }, node: { type: 'string' }, rounds: { type: 'string' } } });
  const ids = choose('case', values.case, [...new Set(cases.flatMap(({ group, id }) => [group ?? id, id]))]);
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 7));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds: expected a whole number from 1, got \`${values.rounds}\``);
  return {
    cases: cases.filter(({ group, id }) => ids.includes(id) || ids.includes(group)),
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
  return ['@opentelemetry/sdk-trace-node', '@opentelemetry/exporter-trace-otlp-proto', 'pandaprobe', 'langsmith'].map((name) => `${name} ${packages[`node_modules/${name}`].version}`);
}
