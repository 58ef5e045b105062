import { alignSpans } from '../../answers/compare.js';
import { placeSpans } from '../../index/span-tree.js';
import { json } from '../respond.js';
import { findTrace } from './traces.js';
import type { Comparison, SpanRow } from '../../api/types.js';
import type { Context } from '../context.js';
import type { Handler } from '../routes.js';

const MAX_SPANS = 20_000;

export const compareTraces: Handler = (context, _path, given) => {
  const [a, b] = [findTrace(context, given.text('a')), findTrace(context, given.text('b'))];
  const [ofA, ofB] = [spansOf(context, a), spansOf(context, b)];
  const pairs = alignSpans(ofA.spans, ofB.spans);
  return json({ a: context.rows.row(a), b: context.rows.row(b), pairs, truncated: ofA.left + ofB.left || undefined } satisfies Comparison);
};

function spansOf(context: Context, trace: number): { spans: SpanRow[]; left: number } {
  const placed = placeSpans(context.index, trace);
  return { spans: placed.slice(0, MAX_SPANS).map((span) => context.spanRows.row(span)), left: Math.max(0, placed.length - MAX_SPANS) };
}
