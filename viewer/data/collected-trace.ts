import { distinctScores } from './distinct-scores.js';
import { isHalf, spanKey } from './span-key.js';
import type { JournalRecord, ScoreRecord, SpanRecord, TraceRecord } from '../../src/types.js';

/** A record with what the journal knows about it: whether it is the final one, and who wrote it. */
export interface Collected<R> {
  record: R;
  ended: boolean;
  process: string;
}

/** Puts the records of one trace together: of a start and an end, the end counts. */
export class CollectedTrace {
  readonly #values: boolean;
  readonly #spans = new Map<string, Collected<SpanRecord>>();
  readonly #scores: ScoreRecord[] = [];
  /** Absent if the trace's own records are missing. */
  trace: Collected<TraceRecord> | undefined;

  /** `values`: keep inputs and outputs. */
  constructor(values: boolean) {
    this.#values = values;
  }

  get scores(): ScoreRecord[] {
    return distinctScores(this.#scores);
  }

  get spans(): Collected<SpanRecord>[] {
    return [...this.#spans.values()];
  }

  add(line: JournalRecord, process: string): void {
    const { event, ...record } = line;
    if (event === 'score') return void this.#scores.push(record as ScoreRecord);
    const collected = { record: this.#strip(record as SpanRecord & TraceRecord), ended: event.endsWith('.end'), process };
    if (event === 'trace.start' || event === 'trace.end') this.trace = later(this.trace, collected);
    else this.#addSpan(collected);
  }

  #addSpan(collected: Collected<SpanRecord>): void {
    const key = spanKey(collected.record.spanId);
    const before = this.#spans.get(key);
    this.#spans.set(key, before !== undefined && isPoorer(collected, before) ? before : later(before, collected));
  }

  #strip<R extends TraceRecord | SpanRecord>(record: R): R {
    if (this.#values) return record;
    const rest = { ...record };
    delete rest.input;
    delete rest.output;
    return rest;
  }
}

/** What a program wrote itself says more than what came of it over a wire. */
function isPoorer(now: Collected<SpanRecord>, before: Collected<SpanRecord>): boolean {
  return before.ended && isHalf(now.record.spanId) && !isHalf(before.record.spanId);
}

function later<R>(before: Collected<R> | undefined, now: Collected<R>): Collected<R> {
  return before?.ended && !now.ended ? before : now;
}
