import { join } from 'node:path';
import { Indexer } from '../../../viewer/index/indexer.js';
import { TraceRows } from '../../../viewer/index/trace-rows.js';
import { readSummaries } from '../../../viewer/store/read-summaries.js';
import type { TraceRow } from '../../../viewer/api/types.js';
import type { TestStore } from '../../journal/scan-fixture.js';

export const snapshotOf = ({ dir }: TestStore) => join(dir, 'index', 'snapshot.bin');

/** An index that has read all that is in a store. */
export async function indexed(store: TestStore, snapshot?: string): Promise<Indexer> {
  const indexer = new Indexer(store.journal, snapshot);
  await indexer.load();
  return indexer;
}

/** The rows of an index that are there, the newest first. */
export function rowsOf(indexer: Indexer): TraceRow[] {
  const rows = new TraceRows(indexer);
  const all = Array.from({ length: indexer.index.traces.length }, (_, row) => row).filter((row) => !indexer.index.isGone(row));
  return all.map((row) => rows.row(row)).sort((a, b) => b.startTime - a.startTime || (a.traceId < b.traceId ? 1 : -1));
}

/** The same rows as `ls` reads them: by a scan of all lines. An empty session is none in the index. */
export function scannedRows({ journal }: TestStore): Partial<TraceRow>[] {
  return readSummaries(journal).traces.map(({ duration, environment, error, name, sessionId, startTime, status, statusReason, tags, totals, traceId, userId }) => ({
    traceId, name, status, statusReason, startTime, duration, sessionId: sessionId || undefined, userId, environment, error, tags: tags?.length === 0 ? undefined : tags, ...totals, live: duration === undefined,
  }));
}

/** What a scan does not know. */
export function comparable(rows: readonly TraceRow[]): Partial<TraceRow>[] {
  return rows.map(({ models: _, ...row }) => row);
}
