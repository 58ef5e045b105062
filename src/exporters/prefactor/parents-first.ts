import type { PayloadRecord } from './payload.js';

/** Spans in an order in which each comes after its parent, where that is among them. Circles, which only damage can make, are cut. */
export function parentsFirst(spans: readonly PayloadRecord[], parentOf: (span: PayloadRecord) => string | undefined): PayloadRecord[] {
  const waiting = new Map(spans.map((span) => [span.spanId, span]));
  const ordered: PayloadRecord[] = [];
  for (const span of spans) {
    const line: PayloadRecord[] = [];
    for (let next: PayloadRecord | undefined = span; next !== undefined && waiting.delete(next.spanId); next = waiting.get(parentOf(next) ?? '')) line.push(next);
    ordered.push(...line.reverse());
  }
  return ordered;
}
