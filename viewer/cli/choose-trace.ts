import { escapeTerminal } from '../../src/text/escape.js';
import { formatDateTime } from '../../src/text/time.js';
import { findTraces } from '../store/find-trace.js';
import { isEmpty } from '../store/location.js';
import { nothingYet } from './nothing-yet.js';
import { UsageError } from './usage-error.js';
import type { StoreLocation } from '../store/location.js';
import type { TraceSummary } from '../data/trace-summary.js';
import type { Io } from './io.js';

const MAX_CANDIDATES = 10;

/** The id of the one trace that an argument can mean; `undefined` after having said why there is none. */
export function chooseTrace(name: string | undefined, store: StoreLocation, io: Io): string | undefined {
  if (!name?.replaceAll('-', '')) throw new UsageError('expected a trace: an id, a part of one as `filigree ls` prints it, or `latest`');
  const [found, ...others] = findTraces(store.journal, name);
  if (found !== undefined && others.length === 0) return found.traceId;
  io.err(found === undefined ? notFound(name, store) : ambiguous(name, [found, ...others]));
  return undefined;
}

function notFound(name: string, { dir, journal }: StoreLocation): string {
  return isEmpty(journal) ? nothingYet(dir) : `No trace ${escapeTerminal(name)} in ${escapeTerminal(dir)}; \`filigree ls\` lists those that are there.\n`;
}

function ambiguous(name: string, candidates: readonly TraceSummary[]): string {
  const ids = candidates.slice(0, MAX_CANDIDATES).map(candidateLine).join('');
  const more = candidates.length > MAX_CANDIDATES ? `  … and ${candidates.length - MAX_CANDIDATES} more\n` : '';
  return `${escapeTerminal(name)} can be ${candidates.length} traces; give more of the id:\n${ids}${more}`;
}

function candidateLine({ traceId, startTime, name }: TraceSummary): string {
  return `  ${escapeTerminal(traceId)}  ${formatDateTime(startTime)}  ${escapeTerminal(name)}\n`;
}
