import { matchIds } from '../data/match-id.js';
import { readSummaries } from './read-summaries.js';
import type { TraceSummary } from '../data/trace-summary.js';

/** Traces' own records; a search for them alone does not have to parse the spans. */
const TRACE_EVENTS = ['{"event":"trace.'];

/**
 * The traces that `name` can mean, the newest first: an id, the beginning or the end of one, or `latest`. Traces of
 * which only spans were found are looked for when there is no other.
 */
export function findTraces(journal: string, name: string): TraceSummary[] {
  const found = pick(readSummaries(journal, { containing: TRACE_EVENTS }).traces, name);
  return found.length > 0 ? found : pick(readSummaries(journal).traces, name);
}

function pick(traces: readonly TraceSummary[], name: string): TraceSummary[] {
  if (name === 'latest') return traces.slice(0, 1);
  const ids = new Set(matchIds(traces.map(({ traceId }) => traceId), name));
  return traces.filter(({ traceId }) => ids.has(traceId));
}
