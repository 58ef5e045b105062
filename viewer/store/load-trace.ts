import { isRecord } from '../../src/journal/entry.js';
import { Processes } from '../../src/journal/processes.js';
import { scanFolder } from '../../src/journal/scan.js';
import { CollectedTrace } from '../data/collected-trace.js';
import { spanView } from '../data/span-view.js';
import { Summaries } from '../data/summaries.js';
import { buildTree } from '../data/tree.js';
import type { ScanCounts } from '../../src/journal/file-scan.js';
import type { Metadata, ScoreRecord, TraceRecord } from '../../src/types.js';
import type { TraceSummary } from '../data/trace-summary.js';
import type { SpanNode } from '../data/tree.js';

/** A trace with all its spans. */
export interface LoadedTrace {
  summary: TraceSummary;
  /** What the summary leaves out; inputs and outputs only if they were asked for. */
  details: Pick<TraceRecord, 'input' | 'output' | 'error'> & { metadata?: Metadata };
  roots: SpanNode[];
  scores: ScoreRecord[];
  counts: ScanCounts;
}

/** Reads a trace; `undefined` if nothing of it is there. `values`: with inputs and outputs. */
export function loadTrace(journal: string, traceId: string, { values }: { values: boolean }): LoadedTrace | undefined {
  const scan = scanFolder(journal, { containing: [traceId] });
  const summaries = new Summaries();
  const collected = new CollectedTrace(values);
  for (const { entry, file } of scan) {
    // An id can also stand in a link, or in a value that was captured.
    if (!isRecord(entry) || entry.traceId !== traceId) continue;
    summaries.add(entry, file.process);
    collected.add(entry, file.process);
  }
  const processes = new Processes(journal);
  const fateOf = (process: string) => processes.stateOf(process);
  summaries.recount(collected);
  const [summary] = summaries.list(fateOf);
  if (summary === undefined) return undefined;
  const { input, output, error, metadata } = collected.trace?.record ?? ({} as Partial<TraceRecord>);
  const roots = buildTree(collected.spans.map((span) => spanView(span, fateOf)));
  return { summary, details: { input, output, error, metadata }, roots, scores: collected.scores, counts: scan.counts };
}
