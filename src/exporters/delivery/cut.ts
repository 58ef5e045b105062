import type { AnyRecord, JournalEvent } from '../../journal/event.js';

/** What is left of a value that made its record too large for the destination. */
const KEPT_CHARACTERS = 4096;

const LARGE_FIELDS = ['input', 'output', 'error', 'events', 'metadata', 'modelParameters'] as const;

/** The same event with its captured values cut to their beginning; each says how long it was. */
export function cut(event: JournalEvent): JournalEvent {
  const record: Record<string, unknown> = { ...event.record };
  for (const field of LARGE_FIELDS) if (record[field] !== undefined) record[field] = shortened(field, record[field]);
  return { type: event.type, at: event.at, bytes: event.bytes, record: record as unknown as AnyRecord };
}

/** Fields with a shape of their own keep it. */
function shortened(field: (typeof LARGE_FIELDS)[number], value: unknown): unknown {
  const text = JSON.stringify(value);
  if (text.length <= KEPT_CHARACTERS) return value;
  const rest = `${text.slice(0, KEPT_CHARACTERS).toWellFormed()}… [Cut: ${text.length} characters were too large for the destination]`;
  if (field === 'events') return undefined;
  if (field === 'error') return { type: (value as { type: string }).type, message: rest };
  return field === 'input' || field === 'output' ? rest : { cut: rest };
}
