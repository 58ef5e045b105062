import { escapeTerminal } from '../../src/text/escape.js';
import { formatDateTime } from '../../src/text/time.js';
import { findTraces } from '../store/find-trace.js';
import { loadTrace } from '../store/load-trace.js';
import { isEmpty, locateStore } from '../store/location.js';
import { COMMON_HELP, commonOptions, limit, parseArguments } from './arguments.js';
import { nothingYet } from './nothing-yet.js';
import { paint } from './paint.js';
import { skippedNote } from './skipped.js';
import { traceJson } from './trace-json.js';
import { renderTree } from './trace-tree.js';
import { UsageError } from './usage-error.js';
import type { StoreLocation } from '../store/location.js';
import type { TraceSummary } from '../data/trace-summary.js';
import type { Command, Io } from './io.js';

const DEFAULT_LIMIT = 500;
const MAX_CANDIDATES = 10;

const HELP = `Usage: filigree show <trace>|latest [options]

Draws a trace as a tree: names, kinds, durations, models, tokens, cost, errors, and what was in flight when a process
died. <trace> is an id, or the beginning or the end of one, as \`filigree ls\` prints it.

  --io             Also inputs and outputs, long ones cut
  --limit <n>      At most so many spans, 0 for all; default ${DEFAULT_LIMIT}
${COMMON_HELP}`;

/** `filigree show` */
export const show: Command = { summary: 'Draw one trace as a tree', help: HELP, run };

function run(args: readonly string[], io: Io): number {
  const { values, positionals } = parseArguments(args, { ...commonOptions, io: { type: 'boolean' } }, 1);
  const name = positionals[0];
  if (!name?.replaceAll('-', '')) throw new UsageError('expected a trace: an id, a part of one as `filigree ls` prints it, or `latest`');
  const most = limit(values.limit, DEFAULT_LIMIT);
  const store = locateStore(values.dir, io.env, io.cwd);
  const [found, ...others] = findTraces(store.journal, name);
  if (found === undefined) return notFound(name, store, io);
  if (others.length > 0) return ambiguous(name, [found, ...others], io);
  return print(store.journal, found.traceId, { json: values.json === true, values: values.io === true, limit: most }, io);
}

function print(journal: string, traceId: string, options: { json: boolean; values: boolean; limit: number }, io: Io): number {
  const trace = loadTrace(journal, traceId, options);
  if (trace === undefined) {
    io.err(`The files of trace ${escapeTerminal(traceId)} were deleted while it was read.\n`);
    return 1;
  }
  io.err(skippedNote(trace.counts));
  io.out(options.json ? traceJson(trace, options.limit) : renderTree(trace, { ...options, paint: paint(io.colour), now: io.now() }));
  return 0;
}

function notFound(name: string, { dir, journal }: StoreLocation, io: Io): number {
  const unknown = `No trace ${escapeTerminal(name)} in ${escapeTerminal(dir)}; \`filigree ls\` lists those that are there.\n`;
  io.err(isEmpty(journal) ? nothingYet(dir) : unknown);
  return 1;
}

function ambiguous(name: string, candidates: readonly TraceSummary[], io: Io): number {
  const ids = candidates.slice(0, MAX_CANDIDATES).map(candidateLine).join('');
  const more = candidates.length > MAX_CANDIDATES ? `  … and ${candidates.length - MAX_CANDIDATES} more\n` : '';
  io.err(`${escapeTerminal(name)} can be ${candidates.length} traces; give more of the id:\n${ids}${more}`);
  return 1;
}

function candidateLine({ traceId, startTime, name }: TraceSummary): string {
  return `  ${escapeTerminal(traceId)}  ${formatDateTime(startTime)}  ${escapeTerminal(name)}\n`;
}
