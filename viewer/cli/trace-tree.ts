import { formatCountOf } from '../../src/text/number.js';
import { MAX_DRAWN_DEPTH, rows } from '../data/rows.js';
import { spanKey } from '../data/span-key.js';
import { errorNotes, eventNotes, scoreNote, valueNote } from './notes.js';
import { shorten } from './shorten.js';
import { spanLine } from './span-line.js';
import { traceHeading } from './trace-heading.js';
import type { ScoreRecord } from '../../src/types.js';
import type { Row } from '../data/rows.js';
import type { LoadedTrace } from '../store/load-trace.js';
import type { TreeOptions } from './tree-options.js';

/** A trace as a tree of its spans, for a terminal. */
export function renderTree(trace: LoadedTrace, options: TreeOptions): string {
  const lines = traceHeading(trace, options);
  const scores = scoresBySpan(trace.scores);
  let drawn = 0;
  for (const row of rows(trace.roots)) {
    if (drawn === options.limit) break;
    lines.push(...spanLines(row, scores.get(spanKey(row.span.spanId)) ?? [], options));
    drawn += 1;
  }
  const more = trace.summary.totals.spans - drawn;
  if (more > 0) lines.push(`… ${formatCountOf(more, 'more span')}; --limit 0 draws all.`);
  return `${lines.join('\n')}\n`;
}

function scoresBySpan(scores: readonly ScoreRecord[]): Map<string, ScoreRecord[]> {
  const bySpan = new Map<string, ScoreRecord[]>();
  for (const score of scores) {
    if (score.spanId === undefined) continue;
    const key = spanKey(score.spanId);
    const others = bySpan.get(key);
    if (others === undefined) bySpan.set(key, [score]);
    else others.push(score);
  }
  return bySpan;
}

function spanLines(row: Row, scores: readonly ScoreRecord[], options: TreeOptions): string[] {
  const { dim } = options.paint;
  const depth = row.depth >= MAX_DRAWN_DEPTH ? `${dim(`(level ${row.depth + 1})`)} ` : '';
  const below = dim(indent(row) + (row.children.length > 0 ? '│    ' : '     '));
  const line = `${dim(branch(row))}${depth}${spanLine(row.span, options.now, options.paint)}`;
  return [line, ...notes(row, scores, options).map((note) => below + note)];
}

function branch({ last }: Row): string {
  return `${bars(last.slice(0, -1))}${last.at(-1) ? '└─ ' : '├─ '}`;
}

function indent({ last }: Row): string {
  return bars(last);
}

function bars(last: readonly boolean[]): string {
  return last.map((isLast) => (isLast ? '   ' : '│  ')).join('');
}

function notes({ span, orphan }: Row, scores: readonly ScoreRecord[], { paint, values }: TreeOptions): string[] {
  return [
    ...(orphan ? [paint.dim(`its parent ${shorten(span.parentSpanId ?? '')} was not recorded`)] : []),
    ...errorNotes(span.error, paint),
    ...(span.statusReason ? [paint.dim(shorten(span.statusReason))] : []),
    ...(values && span.input !== undefined ? [valueNote('input ', span.input, paint)] : []),
    ...(values && span.output !== undefined ? [valueNote('output', span.output, paint)] : []),
    ...eventNotes(span.events ?? [], span.startTime, paint),
    ...scores.map((score) => scoreNote(score, paint)),
  ];
}
