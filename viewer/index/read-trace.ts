import { CollectedTrace } from '../data/collected-trace.js';
import { distinctScores } from '../data/distinct-scores.js';
import { spanView } from '../data/span-view.js';
import { Summaries } from '../data/summaries.js';
import { buildTree } from '../data/tree.js';
import { noCounts } from '../../src/journal/file-scan.js';
import { FLAG } from './codes.js';
import { StoredLines } from './stored-lines.js';
import type { JournalRecord, ScoreRecord, SpanRecord, TraceRecord } from '../../src/types.js';
import type { LoadedTrace } from '../store/load-trace.js';
import type { Indexer } from './indexer.js';

interface Placed {
  file: number;
  offset: number;
  size: number;
}

/** The trace's own record; `undefined` if there is none, or it is gone. */
export function readTraceRecord(indexer: Indexer, trace: number): TraceRecord | undefined {
  const { columns } = indexer.index.traces;
  return (columns.flags[trace]! & FLAG.OWN) === 0 ? undefined : (readOne(indexer, placeOf(columns, trace)) as TraceRecord | undefined);
}

export function readSpanRecord(indexer: Indexer, span: number): SpanRecord | undefined {
  return readOne(indexer, placeOf(indexer.index.spans.columns, span)) as SpanRecord | undefined;
}

export function readScores(indexer: Indexer, trace: number): ScoreRecord[] {
  const { columns } = indexer.index.scores;
  return distinctScores(indexer.index.scoresOf(trace).flatMap((row) => (readOne(indexer, placeOf(columns, row)) as ScoreRecord | undefined) ?? []));
}

/** A trace with all its spans and values, as a scan of the journal gives it. */
export function readTrace(indexer: Indexer, trace: number): LoadedTrace | undefined {
  const summaries = new Summaries();
  const collected = new CollectedTrace(true);
  for (const { record, process } of records(indexer, trace)) {
    summaries.add(record, process);
    collected.add(record, process);
  }
  summaries.recount(collected);
  const [summary] = summaries.list(indexer.fates.of);
  if (summary === undefined) return undefined;
  const { input, output, error, metadata } = collected.trace?.record ?? ({} as Partial<TraceRecord>);
  const roots = buildTree(collected.spans.map((span) => spanView(span, indexer.fates.of)));
  return { summary, details: { input, output, error, metadata }, roots, scores: collected.scores, counts: noCounts() };
}

function* records(indexer: Indexer, trace: number): Generator<{ record: JournalRecord; process: string }> {
  const { index, files } = indexer;
  const places = index.spansOf(trace).map((row) => placeOf(index.spans.columns, row));
  places.push(...index.scoresOf(trace).map((row) => placeOf(index.scores.columns, row)));
  if ((index.traces.columns.flags[trace]! & FLAG.OWN) !== 0) places.push(placeOf(index.traces.columns, trace));
  places.sort((a, b) => a.file - b.file || a.offset - b.offset);
  using lines = new StoredLines(files);
  for (const { file, offset, size } of places) {
    const record = lines.record(file, offset, size);
    if (record !== undefined) yield { record, process: files[file]!.process };
  }
}

/** Without what tells which event it was. */
function readOne(indexer: Indexer, { file, offset, size }: Placed): object | undefined {
  using lines = new StoredLines(indexer.files);
  const record = lines.record(file, offset, size);
  if (record === undefined) return undefined;
  const { event: _, ...rest } = record;
  return rest;
}

function placeOf(columns: { file: Uint32Array; offset: Uint32Array; size: Uint32Array }, row: number): Placed {
  return { file: columns.file[row]!, offset: columns.offset[row]!, size: columns.size[row]! };
}
