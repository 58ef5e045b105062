import type { ScoreRecord, SpanRecord, TraceRecord } from '../../../src/types.js';
import type { Owner } from './owner.js';
import type { Program } from './program.js';

/** What one span of OTLP is here: a span, or for filigree's own also a trace itself or a score. */
export type Arrived =
  | { readonly type: 'span'; readonly record: SpanRecord; readonly root: boolean; readonly of: TraceFacts }
  | { readonly type: 'trace'; readonly record: TraceRecord }
  | { readonly type: 'score'; readonly record: ScoreRecord; readonly id: string };

/** What a span says of the trace that it is in. */
export interface TraceFacts {
  readonly owner: Owner;
  readonly program: Program;
  readonly metadata: TraceRecord['metadata'];
  readonly link: TraceRecord['link'];
}
