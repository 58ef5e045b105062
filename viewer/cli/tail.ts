import { boundValues } from '../data/bounded.js';
import { followStore } from '../store/follow-store.js';
import { isEmpty, locateStore } from '../store/location.js';
import { COMMON_HELP, commonOptions, count, limit, parseArguments } from './arguments.js';
import { eventLine } from './event-line.js';
import { nothingYet } from './nothing-yet.js';
import { paint } from './paint.js';
import { jsonLine } from './print-json.js';
import { MAX_VALUE } from './trace-json.js';
import type { JournalRecord } from '../../src/types.js';
import type { Command, Io } from './io.js';

const DEFAULT_LINES = 10;

const HELP = `Usage: filigree tail [options]

Prints what is recorded as it happens, one line a start, an end or a score, of all processes that write to the store.
Ctrl-C ends it. With --json a line is a record of the journal, inputs and outputs included, long ones cut.

  -n, --lines <n>  Begin with the last n records; default ${DEFAULT_LINES}
  --limit <n>      End after n lines, 0 for never; default 0
${COMMON_HELP}`;

/** `filigree tail` */
export const tail: Command = { summary: 'Print what is recorded as it happens', help: HELP, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArguments(args, { ...commonOptions, lines: { type: 'string', short: 'n' } });
  const lines = count('lines', values.lines, DEFAULT_LINES);
  const most = limit(values.limit, Infinity);
  const { dir, journal } = locateStore(values.dir, io.env, io.cwd);
  if (isEmpty(journal)) io.err(`${nothingYet(dir)}\nWaiting for it …\n`);
  const colours = paint(io.colour);
  const render = values.json ? recordJson : (record: JournalRecord) => eventLine(record, colours);
  let printed = 0;
  for await (const record of followStore(journal, lines, io.untilInterrupted())) {
    io.out(`${render(record)}\n`);
    printed += 1;
    if (printed === most) break;
  }
  return 0;
}

function recordJson(record: JournalRecord): string {
  return jsonLine(boundValues(record, MAX_VALUE));
}
