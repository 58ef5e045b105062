import { behindValue, uuidWords } from '../index/quick-line.js';
import type { Words } from '../index/ids.js';

/** Fields of a record that hold no text of the user's: what stands in them is not found. Ids are. */
const NOT_SEARCHED = new Set(['event', 'seq', 'kind', 'status', 'startTime', 'endTime', 'completionStartTime', 'tokenUsage', 'cost', 'neverStarted', 'otel', 'time', 'crc']);

/** Whether the bytes from `at` to `end` of a line stand in the value of one of its fields that are searched. */
export function isSearchable(line: Buffer, at: number, end: number): boolean {
  for (let key = 1; line[key] === 0x22; ) {
    const value = line.indexOf(0x22, key + 1) + 2;
    const behind = behindValue(line, value);
    if (behind === 0 || value > at) return false;
    if (end <= behind) return !NOT_SEARCHED.has(line.toString('latin1', key + 1, value - 2));
    key = behind + 1;
  }
  return false;
}

/** The ids of the trace and of the span that a line is about; `undefined` where it has none in the usual form. */
export function idsOf(line: Buffer, trace: Words, span: Words): { trace: boolean; span: boolean } {
  return { trace: idAt(line, TRACE_ID, trace), span: idAt(line, SPAN_ID, span) };
}

const TRACE_ID = Buffer.from('"traceId":"');
const SPAN_ID = Buffer.from('"spanId":"');

/** Ids are the first fields of a line, before anything of the user's. */
const HEAD_BYTES = 220;

function idAt(line: Buffer, key: Buffer, into: Words): boolean {
  const at = line.subarray(0, HEAD_BYTES).indexOf(key);
  return at !== -1 && uuidWords(line, at + key.length, into);
}
