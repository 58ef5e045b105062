import { isRecord } from '../../src/journal/entry.js';
import { Processes } from '../../src/journal/processes.js';
import { scanFolder } from '../../src/journal/scan.js';
import { CollectedTrace } from '../data/collected-trace.js';
import { Summaries } from '../data/summaries.js';
import type { ScanCounts, ScanOptions } from '../../src/journal/file-scan.js';
import type { TraceSummary } from '../data/trace-summary.js';

/** All traces of a journal, the newest first, and what the scan came across. */
export function readSummaries(journal: string, options: Pick<ScanOptions, 'containing'> = {}): { traces: TraceSummary[]; counts: ScanCounts } {
  const scan = scanFolder(journal, options);
  const summaries = new Summaries();
  for (const { entry, file } of scan) if (isRecord(entry)) summaries.add(entry, file.process);
  for (const trace of collect(journal, summaries.repeated).values()) summaries.recount(trace);
  const processes = new Processes(journal);
  return { traces: summaries.list((process) => processes.stateOf(process)), counts: scan.counts };
}

/** Looking for more ids than that in each line takes longer than to parse it. */
const MAX_IDS = 20;

/** Reads some traces once more, whole. */
function collect(journal: string, traceIds: readonly string[]): Map<string, CollectedTrace> {
  const collected = new Map(traceIds.map((traceId) => [traceId, new CollectedTrace(false)]));
  if (traceIds.length === 0) return collected;
  for (const { entry, file } of scanFolder(journal, traceIds.length > MAX_IDS ? {} : { containing: traceIds })) if (isRecord(entry)) collected.get(entry.traceId)?.add(entry, file.process);
  return collected;
}
