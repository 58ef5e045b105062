import { filledScore, filledSpan, filledTrace, knownUpdates } from './schema.js';
import type { Row } from './schema.js';

/** Columns that an upsert leaves alone when the new row has none. Those of JSON are not among them: `null` is a JSON value too. */
const KEPT = ['ended_at', 'session_id', 'user_id', 'environment', 'release', 'model', 'error', 'completion_start_time'];

const MOST_INDEXED_BYTES = 2704;
const INT4 = 2 ** 31 - 1;

/** What the server's database does with rows: what it cannot hold it refuses, what it holds it merges. */
export class Database {
  readonly traces = new Map<string, Row>();
  readonly spans = new Map<string, Row>();
  readonly scores: Row[] = [];

  /** @throws for what PostgreSQL cannot store. */
  upsertTrace(body: Row): void {
    const { spans, ...trace } = filledTrace(body);
    refuseUnstorable(body);
    const tags = trace['tags'] as string[];
    if (tags.some((tag) => Buffer.byteLength(tag) > MOST_INDEXED_BYTES)) throw new Error('index row size exceeds maximum 2712');
    const old = this.traces.get(String(trace['trace_id']));
    const merged = old === undefined ? trace : { ...merge(old, trace), tags: [...new Set([...(old['tags'] as string[]), ...tags])].toSorted() };
    this.traces.set(String(trace['trace_id']), merged);
    this.upsertSpans(String(trace['trace_id']), spans as Row[]);
  }

  upsertSpans(traceId: string, spans: readonly Row[]): void {
    refuseUnstorable(spans);
    for (const body of spans) {
      const span: Row = { ...filledSpan(body), trace_id: traceId };
      const id = String(span['span_id']);
      const old = this.spans.get(id);
      // Neither its trace nor its parent can change any more.
      this.spans.set(id, old === undefined ? span : { ...merge(old, span), trace_id: old['trace_id'], parent_span_id: old['parent_span_id'] });
    }
  }

  updateTrace(traceId: string, body: Row): void {
    refuseUnstorable(body);
    const old = this.traces.get(traceId)!;
    const fields = Object.entries(knownUpdates(body)).filter(([name, value]) => value !== null || !['name', 'status', 'tags', 'metadata'].includes(name));
    const metadata = { ...(old['metadata'] as Row), ...(body['metadata'] as Row) };
    this.traces.set(traceId, { ...old, ...Object.fromEntries(fields), metadata });
  }

  addScore(body: Row): void {
    const score = filledScore(body);
    refuseUnstorable(score);
    if (!this.traces.has(String(score['trace_id']))) throw new Error('violates foreign key constraint');
    if ([...String(score['name'])].length > 255 || [...String(score['value'])].length > 255) throw new Error('value too long for type character varying(255)');
    this.scores.push(score);
  }

  spansOf(traceId: string): Row[] {
    return [...this.spans.values()].filter((span) => span['trace_id'] === traceId);
  }

  /** What lists of traces add up. @throws where the sum does: the whole project cannot be listed then. */
  totals(): { tokens: number; cost: number } {
    const usage = [...this.spans.values()].map((span) => (span['token_usage'] ?? {}) as Row);
    const tokens = usage.map((counts) => int4(int4(counts['prompt_tokens'] ?? 0) + int4(counts['completion_tokens'] ?? 0)));
    const cost = [...this.spans.values()].reduce((sum, span) => sum + Number((span['cost'] as Row | null)?.['total'] ?? 0), 0);
    if (!Number.isFinite(cost)) throw new Error('value out of range: overflow');
    return { tokens: tokens.reduce((sum, count) => sum + count, 0), cost };
  }
}

function merge(old: Row, next: Row): Row {
  const kept = KEPT.filter((name) => next[name] === null && old[name] !== undefined).map((name) => [name, old[name]]);
  return { ...old, ...next, ...Object.fromEntries(kept), metadata: { ...(old['metadata'] as Row), ...(next['metadata'] as Row) } };
}

function int4(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value > INT4 || value < -INT4 - 1) throw new Error(`integer out of range: ${String(value)}`);
  return value;
}

function refuseUnstorable(value: unknown): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) throw new Error('unsupported Unicode escape sequence');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    refuseUnstorable(key);
    refuseUnstorable(item);
  }
}
