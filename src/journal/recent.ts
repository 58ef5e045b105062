import { isRecord, timeOf } from './entry.js';
import { listFiles, statOf } from './files.js';
import { scanFile } from './scan.js';
import type { JournalRecord } from '../types.js';

/** The end of a file is read in windows of this many bytes, each eight times the one before, until there is enough. */
const WINDOW_BYTES = 256 * 1024;

/** The newest records of a journal, and where each file was at that moment. */
export interface Recent {
  /** In the order of their times. */
  records: readonly JournalRecord[];
  /** By path: where a scan goes on behind what was seen. */
  positions: Map<string, number>;
}

/** The `count` newest records of all files; only the ends of those files are read that were written to last. */
export function recent(folder: string, count: number): Recent {
  const files = listFiles(folder).map(({ path }) => ({ path, ...(statOf(path) ?? { size: 0, mtimeMs: 0 }) }));
  const positions = new Map(files.map(({ path, size }) => [path, size]));
  // Whoever wants no records still wants to go on behind whole lines.
  const wanted = Math.max(1, count);
  let records: JournalRecord[] = [];
  for (const { path, size, mtimeMs } of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    // Records are written after they happened: what was last written before the oldest of them has no newer one.
    if (records.length === wanted && mtimeMs * 1000 < timeOf(records[0]!)) break;
    const end = lastOf(path, size, wanted);
    positions.set(path, end.position);
    records = newest([...records, ...end.records], wanted);
  }
  return { records: count === 0 ? [] : records, positions };
}

function newest(records: JournalRecord[], count: number): JournalRecord[] {
  return records.sort((a, b) => timeOf(a) - timeOf(b)).slice(-count);
}

function lastOf(path: string, size: number, count: number): { records: JournalRecord[]; position: number } {
  for (let window = WINDOW_BYTES; ; window *= 8) {
    const from = Math.max(0, size - window);
    const scan = scanFile(path, { from });
    const records: JournalRecord[] = [];
    for (const { entry } of scan) if (isRecord(entry)) records.push(entry);
    if (records.length >= count || from === 0) return { records: newest(records, count), position: scan.position };
  }
}
