import { join } from 'node:path';
import { formatDuration } from '../../src/text/duration.js';
import { escapeTerminal } from '../../src/text/escape.js';
import { formatCost, formatCount, formatCountOf } from '../../src/text/number.js';
import { statsOf } from '../answers/stats.js';
import { matching } from '../query/matching.js';
import { parseQuery, QueryError } from '../query/parse.js';
import { Indexer } from '../index/indexer.js';
import { TextSearch } from '../search/text-search.js';
import { TraceRows } from '../index/trace-rows.js';
import { locateStore } from '../store/location.js';
import { skippedNote } from '../data/skipped.js';
import { commonOptions, limit, parseArguments } from './arguments.js';
import { nothingYet } from './nothing-yet.js';
import { jsonLine } from './print-json.js';
import { renderTable } from './table.js';
import { UsageError } from './usage-error.js';
import type { SpanStats, Stats } from '../api/types.js';
import type { Term } from '../query/parse.js';
import type { Command, Io } from './io.js';
import type { Column } from './table.js';

const DEFAULT_LIMIT = 10;

const HELP = `Usage: filigree stats [query] [options]

Sums over the recorded traces and spans: counts, errors, tokens, cost and latencies by model, kind and name. Percentiles
are within 2 %. A query is the one of the viewer, in quotes: 'model:gpt* duration>2s error:true start>2h "some text"'.

  --limit <n>      At most so many rows in each table, 0 for all there are, 50 at most; default ${DEFAULT_LIMIT}
  --json           Print JSON for programs
  --dir <folder>   The store; default: $FILIGREE_DIR, else .filigree
  --help           Print this text
`;

/** `filigree stats` */
export const statsCommand: Command = { summary: 'Sum up tokens, cost, errors and latencies', help: HELP, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { positionals, values } = parseArguments(args, commonOptions, 1);
  const terms = termsOf(positionals[0] ?? '');
  const most = limit(values.limit, DEFAULT_LIMIT);
  const { dir, journal } = locateStore(values.dir, io.env, io.cwd);
  const indexer = new Indexer(journal, join(dir, 'index', 'snapshot.bin'));
  await indexer.load();
  io.err(skippedNote(indexer.counts));
  const stats = await summed(terms, indexer);
  if (values.json) io.out(`${jsonLine(stats)}\n`);
  else if (indexer.index.traces.length === 0) io.out(nothingYet(dir));
  else io.out(render(stats, most, io.columns));
  return 0;
}

function termsOf(query: string): Term[] {
  try {
    return parseQuery(query);
  } catch (error) {
    throw error instanceof QueryError ? new UsageError(error.message) : error;
  }
}

async function summed(terms: readonly Term[], indexer: Indexer): Promise<Stats> {
  const rows = new TraceRows(indexer);
  const source = { indexer, rows, search: new TextSearch(indexer) };
  let found = await matching(terms, source);
  // A search that stopped at its limit of time goes on: nobody waits for an answer within a second here.
  while (found.partial) found = await matching(terms, source);
  return statsOf(found.traces, found.traces.length === indexer.index.traces.length, indexer.index, rows, 'hour');
}

function render({ byKind, byModel, byName, totals }: Stats, most: number, width: number | undefined): string {
  const parts = [
    formatCountOf(totals.traces, 'trace') + (totals.errors > 0 ? ` (${formatCount(totals.errors)} failed)` : ''),
    formatCountOf(totals.spans, 'span'),
    `${formatCountOf(totals.tokens, 'token')} (${formatCount(totals.promptTokens)} in, ${formatCount(totals.completionTokens)} out)`,
    totals.cost !== undefined && formatCost(totals.cost),
    totals.p50 !== undefined && `p50 ${formatDuration(totals.p50)}, p90 ${formatDuration(totals.p90!)}, p99 ${formatDuration(totals.p99!)}`,
  ];
  const tables = [table('MODEL', byModel.map(({ model, ...rest }) => ({ title: model, ...rest }))), table('KIND', byKind.map(({ kind, ...rest }) => ({ title: kind, ...rest }))), table('NAME', byName.map(({ name, ...rest }) => ({ title: name, ...rest })))];
  return `${parts.filter(Boolean).join('  ')}\n${tables.join('')}`;

  function table(title: string, groups: readonly Line[]): string {
    return groups.length === 0 ? '' : `\n${renderTable(columns(title), groups.slice(0, most), width)}`;
  }
}

type Line = SpanStats & { title: string };

function columns(title: string): Column<Line>[] {
  const counted = (name: string, value: (line: Line) => number): Column<Line> => ({ title: name, text: (line) => (value(line) === 0 ? '' : formatCount(value(line))), align: 'right' });
  const timed = (name: string, value: (line: Line) => number | undefined): Column<Line> => ({ title: name, text: (line) => (value(line) === undefined ? '' : formatDuration(value(line)!)), align: 'right' });
  return [
    { title, text: (line) => escapeTerminal(line.title), flexible: true },
    counted('SPANS', ({ spans }) => spans),
    counted('ERRORS', ({ errors }) => errors),
    counted('TOKENS', ({ tokens }) => tokens),
    { title: 'COST', text: ({ cost }) => (cost === undefined ? '' : formatCost(cost)), align: 'right' },
    timed('P50', ({ p50 }) => p50),
    timed('P90', ({ p90 }) => p90),
    timed('P99', ({ p99 }) => p99),
    timed('FIRST TOKEN', ({ ttftP50 }) => ttftP50),
  ];
}
