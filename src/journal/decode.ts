import { crc32 } from 'node:zlib';

/** A line starts with its event and its number, and ends with a checksum of everything before this mark. */
const START = Buffer.from('{"event":"');
const CHECKSUM = Buffer.from(',"crc":"');
const SEQ = Buffer.from('","seq":');

/** The bytes from the mark on: the mark, eight digits, `"}`. */
const TAIL_BYTES = CHECKSUM.length + 8 + 2;

/** No event has a longer name; a start is told from a nested object of the user's by what follows the name. */
const MAX_EVENT_NAME = 32;

/** How many bytes may be summed in search of lines inside one damaged line. */
const MAX_SEARCH = 256 * 1024 * 1024;

/** Where an intact line lies in what was read. */
export interface Range {
  start: number;
  end: number;
}

/** Whether the bytes of a line, without its newline, are what was written. */
export function isIntact(line: Buffer): boolean {
  const covered = line.length - TAIL_BYTES;
  return covered > 0 && isTail(line, covered) && checksumAt(line, covered) === crc32(line.subarray(0, covered));
}

/**
 * The intact lines inside a damaged one. A damaged newline glues two lines together, and a torn line can have the next
 * one behind it. Only what begins where a line can begin, or ends where the line ends, counts: an object that the user
 * recorded may look like a line, checksum and all, but it lies inside another one.
 */
export function findIntact(line: Buffer): Range[] {
  const found: Range[] = [];
  const budget = { bytes: MAX_SEARCH };
  let behind = 0;
  let start = nextStart(line, 0);
  while (start !== -1 && budget.bytes > 0) {
    const end = intactEnd(line, start, start <= behind + 1, budget);
    if (end !== undefined) found.push({ start, end });
    behind = end ?? behind;
    start = nextStart(line, end ?? start + 1);
  }
  return found;
}

function nextStart(line: Buffer, from: number): number {
  let start = line.indexOf(START, from);
  while (start !== -1 && !hasNumber(line, start)) start = line.indexOf(START, start + 1);
  return start;
}

function hasNumber(line: Buffer, start: number): boolean {
  const name = start + START.length;
  return line.subarray(name, name + MAX_EVENT_NAME + SEQ.length).includes(SEQ);
}

/** Where the line that starts at `start` ends, if it is intact; the sum is carried from one possible end to the next. */
function intactEnd(line: Buffer, start: number, anywhere: boolean, budget: { bytes: number }): number | undefined {
  let sum = 0;
  let summed = start;
  for (let mark = line.indexOf(CHECKSUM, start); mark !== -1; mark = line.indexOf(CHECKSUM, mark + 1)) {
    sum = crc32(line.subarray(summed, mark), sum);
    budget.bytes -= mark - summed;
    summed = mark;
    const end = mark + TAIL_BYTES;
    if ((anywhere || end === line.length) && isTail(line, mark) && checksumAt(line, mark) === sum) return end;
  }
  return undefined;
}

/** Byte by byte: a `subarray` to compare cost more than all of the checksum for a short line. */
function isTail(line: Buffer, mark: number): boolean {
  const close = mark + TAIL_BYTES - 2;
  if (line[close] !== 0x22 || line[close + 1] !== 0x7d) return false;
  for (let i = 0; i < CHECKSUM.length; i++) if (line[mark + i] !== CHECKSUM[i]) return false;
  return true;
}

/** The eight digits behind the mark as a number; NaN, which equals nothing, if they are not as they are written. */
function checksumAt(line: Buffer, mark: number): number {
  let sum = 0;
  for (let i = mark + CHECKSUM.length; i < mark + CHECKSUM.length + 8; i++) sum = sum * 16 + digit(line[i]!);
  return sum;
}

function digit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : Number.NaN;
}

/** What an intact line holds: its number, and the rest without the checksum; `undefined` if that is not what it holds. */
export function parse(line: Buffer): { seq: number; entry: { event: string } } | undefined {
  try {
    const { crc: _, seq, ...entry } = JSON.parse(line.toString('utf8')) as { crc: string; seq: unknown; event: unknown };
    if (typeof entry.event !== 'string' || !Number.isSafeInteger(seq)) return undefined;
    return { seq: seq as number, entry: entry as { event: string } };
  } catch {
    return undefined;
  }
}
