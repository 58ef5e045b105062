import type { SpanColumns, SpanKind, SpanRow, ViewStatus } from '../../api/types.js';

const HAS_INPUT = 1;
const HAS_OUTPUT = 2;
const ORPHAN = 4;

/** The spans of a trace from the columns that they came in. `start` is the trace's, which the columns' starts count from. */
export function rowsOfColumns(columns: SpanColumns, start: number): SpanRow[] {
  return Array.from({ length: columns.count }, (_, i) => rowAt(columns, start, i));
}

// Every field is named, in the same order: rows of one shape are quicker to make and to read than rows with fields left out.
function rowAt(c: SpanColumns, start: number, i: number): SpanRow {
  const startTime = start + c.start[i]!;
  const flags = c.flags[i]!;
  const parent = c.parent[i]!;
  return {
    spanId: c.spanId[i]!,
    parentSpanId: parent < 0 ? undefined : c.spanId[parent],
    name: c.strings[c.name[i]!] ?? '',
    kind: (c.strings[c.kind[i]!] ?? 'OTHER') as SpanKind,
    status: (c.strings[c.status[i]!] ?? 'COMPLETED') as ViewStatus,
    statusReason: c.strings[c.reason[i]!],
    startTime,
    endTime: c.duration[i]! < 0 ? undefined : startTime + c.duration[i]!,
    model: c.strings[c.model[i]!],
    promptTokens: known(c.promptTokens[i]!),
    completionTokens: known(c.completionTokens[i]!),
    cost: known(c.cost[i]!),
    ttft: known(c.ttft[i]!),
    error: c.errors[c.error[i]!],
    source: c.sources[c.source[i]!],
    hasInput: (flags & HAS_INPUT) !== 0,
    hasOutput: (flags & HAS_OUTPUT) !== 0,
    depth: c.depth[i]!,
    orphan: (flags & ORPHAN) === 0 ? undefined : true,
  };
}

function known(value: number): number | undefined {
  return value < 0 ? undefined : value;
}
