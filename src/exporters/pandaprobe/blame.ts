import type { EncodedSpan } from './encoded-spans.js';
import type { Refused } from './refused.js';
import type { Refusal, RefusedField } from './verdict.js';

/** Without these a trace is no trace. */
const REQUIRED: ReadonlySet<string> = new Set(['trace_id', 'name', 'status', 'started_at', 'spans']);

/** Spans without those that the server named as invalid, which are given up; `undefined` when it named none of them. */
export function withoutBlamed(spans: readonly EncodedSpan[], { fields }: Refusal, refused: Refused): readonly EncodedSpan[] | undefined {
  const blamed = new Map(fields.map((field) => [spanIndex(field), field]));
  const rest = spans.filter((_, i) => !blamed.has(i));
  if (rest.length === spans.length) return undefined;
  spans.forEach(({ id }, i) => {
    const field = blamed.get(i);
    if (field !== undefined) refused.record(`PandaProbe refused span ${id}: ${field.path.join('.')}: ${field.message}`);
  });
  return rest;
}

/** A trace without the fields that the server named as invalid; `undefined` when it named none that can be left out. */
export function withoutBlamedFields<T extends object>(body: T, { fields }: Refusal, refused: Refused): T | undefined {
  const blamed = fields.filter(({ path: [name = ''] }) => name in body && !REQUIRED.has(name));
  if (blamed.length === 0) return undefined;
  for (const { path, message } of blamed) refused.tell(`PandaProbe refused ${path.join('.')} of a trace, which was sent without it: ${message}`);
  const names = new Set(blamed.map(({ path }) => path[0]));
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.has(name))) as T;
}

/** `spans -> 3 -> kind` in a trace, `3 -> kind` in a list of spans; -1 for what names no span. */
function spanIndex({ path }: RefusedField): number {
  const index = path[0] === 'spans' ? path[1] : path[0];
  return /^\d+$/.test(index ?? '') ? Number(index) : -1;
}
