import { isRecord } from '../../src/journal/entry.js';
import { Processes } from '../../src/journal/processes.js';
import { scanFolder } from '../../src/journal/scan.js';
import { Summaries } from '../data/summaries.js';
import type { ScanCounts, ScanOptions } from '../../src/journal/file-scan.js';
import type { TraceSummary } from '../data/trace-summary.js';

/** All traces of a journal, the newest first, and what the scan came across. */
export function readSummaries(journal: string, options: Pick<ScanOptions, 'containing'> = {}): { traces: TraceSummary[]; counts: ScanCounts } {
  const scan = scanFolder(journal, options);
  const summaries = new Summaries();
  for (const { entry, file } of scan) if (isRecord(entry)) summaries.add(entry, file.process);
  const processes = new Processes(journal);
  return { traces: summaries.list((process) => processes.stateOf(process)), counts: scan.counts };
}
