import { escapeTerminal } from '../../src/text/escape.js';
import { loadTrace } from '../store/load-trace.js';
import { locateStore } from '../store/location.js';
import { COMMON_HELP, commonOptions, limit, parseArguments } from './arguments.js';
import { chooseTrace } from './choose-trace.js';
import { paint } from './paint.js';
import { skippedNote } from '../data/skipped.js';
import { traceJson } from './trace-json.js';
import { renderTree } from './trace-tree.js';
import type { Command, Io } from './io.js';

const DEFAULT_LIMIT = 500;

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
  const most = limit(values.limit, DEFAULT_LIMIT);
  const store = locateStore(values.dir, io.env, io.cwd);
  const traceId = chooseTrace(positionals[0], store, io);
  if (traceId === undefined) return 1;
  return print(store.journal, traceId, { json: values.json === true, values: values.io === true, limit: most }, io);
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
