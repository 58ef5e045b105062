import { formatCount } from '../../src/text/number.js';
import { VIEW_STATUSES } from '../data/status.js';
import { locateStore } from '../store/location.js';
import { readSummaries } from '../store/read-summaries.js';
import { COMMON_HELP, commonOptions, limit, parseArguments } from './arguments.js';
import { nothingYet } from './nothing-yet.js';
import { paint } from './paint.js';
import { jsonList } from './print-json.js';
import { skippedNote } from '../data/skipped.js';
import { traceTable } from './trace-table.js';
import { UsageError } from './usage-error.js';
import type { TraceSummary } from '../data/trace-summary.js';
import type { Command, Io } from './io.js';

const DEFAULT_LIMIT = 20;

const HELP = `Usage: filigree ls [options]

Lists the recorded traces, the newest first. TOKENS and COST are sums over the spans of a trace.

  --name <text>    Only traces whose name contains this, in any case
  --status <s>     Only traces with this status: ${VIEW_STATUSES.map((status) => status.toLowerCase()).join(', ')}
  --session <id>   Only traces of this session
  --limit <n>      At most so many traces, 0 for all; default ${DEFAULT_LIMIT}
${COMMON_HELP}`;

/** `filigree ls` */
export const ls: Command = { summary: 'List the recorded traces', help: HELP, run };

function run(args: readonly string[], io: Io): number {
  const options = { ...commonOptions, name: { type: 'string' }, status: { type: 'string' }, session: { type: 'string' } } as const;
  const { values } = parseArguments(args, options);
  const matches = filter(values);
  const most = limit(values.limit, DEFAULT_LIMIT);
  const { dir, journal } = locateStore(values.dir, io.env, io.cwd);
  const { traces, counts } = readSummaries(journal);
  const matching = traces.filter(matches);
  const shown = matching.slice(0, most);
  io.err(skippedNote(counts));
  if (values.json) io.out(`${jsonList(shown)}\n`);
  else if (traces.length === 0) io.out(nothingYet(dir));
  else io.out(render(shown, matching.length, io));
  return 0;
}

function filter({ name, status, session }: { name?: string; status?: string; session?: string }): (trace: TraceSummary) => boolean {
  const wantedStatus = status?.toUpperCase();
  if (wantedStatus !== undefined && !VIEW_STATUSES.some((known) => known === wantedStatus)) {
    throw new UsageError(`expected a status after \`--status\` (${VIEW_STATUSES.join(', ').toLowerCase()}), got \`${status}\``);
  }
  const part = name?.toLowerCase() ?? '';
  return (trace) =>
    trace.name.toLowerCase().includes(part) &&
    (wantedStatus === undefined || trace.status === wantedStatus) &&
    (session === undefined || trace.sessionId === session);
}

function render(shown: readonly TraceSummary[], all: number, io: Io): string {
  if (all === 0) return 'No trace matches.\n';
  const more = all - shown.length;
  return traceTable(shown, paint(io.colour), io.columns) + (more > 0 ? `… ${formatCount(more)} more; --limit 0 lists all.\n` : '');
}
