import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** A line as the journal's files hold it, with its newline. */
export function line(fields: object): string {
  const covered = JSON.stringify(fields).slice(0, -1);
  return `${covered},"crc":"${crc32(covered).toString(16).padStart(8, '0')}"}\n`;
}

/** Microseconds since the epoch at which fixtures begin: 2026-01-02 03:04:05 UTC. */
export const T0 = 1767323045_000_000;

let made = 0;

/** An id in the form of a UUID v7; each call makes another. */
export function id(): string {
  made += 1;
  return `01977420-dc08-7000-8000-${String(made).padStart(12, '0')}`;
}

/** Lines of one process, numbered as they are made. */
export class Lines {
  text = '';
  #seq = 0;

  add(event: string, fields: object): this {
    this.text += line({ event, seq: this.#seq++, ...fields });
    return this;
  }

  open(fields: object = {}): this {
    return this.add('journal.open', { version: 1, pid: 4321, node: 'v20.19.0', startTime: T0, segment: 0, ...fields });
  }

  close(): this {
    return this.add('journal.close', { time: T0 + 9_000_000 });
  }

  traceStart(traceId: string, fields: object = {}): this {
    return this.add('trace.start', { traceId, name: 'agent', status: 'RUNNING', startTime: T0, ...fields });
  }

  traceEnd(traceId: string, fields: object = {}): this {
    return this.add('trace.end', { traceId, name: 'agent', status: 'COMPLETED', startTime: T0, endTime: T0 + 1_240_000, ...fields });
  }

  spanStart(traceId: string, spanId: string, fields: object = {}): this {
    return this.add('span.start', { spanId, traceId, name: 'step', kind: 'OTHER', status: 'RUNNING', startTime: T0, ...fields });
  }

  spanEnd(traceId: string, spanId: string, fields: object = {}): this {
    const times = { startTime: T0, endTime: T0 + 830_000 };
    return this.add('span.end', { spanId, traceId, name: 'step', kind: 'OTHER', status: 'COMPLETED', ...times, ...fields });
  }
}

/** No process has such a number: it is above what kernels give out. */
export const DEAD_PID = 4_194_305;

/** Which file of the journal; `process` tells processes apart, and a greater number began later. */
export interface FileName {
  process?: number;
  pid?: number;
  segment?: number;
  /** Milliseconds since the epoch; follows from `process` if it is not given. */
  startedAt?: number;
}

/** A store's folder for one test file. */
export class TestStore {
  readonly dir = mkdtempSync(join(tmpdir(), 'filigree-test-'));
  readonly journal = join(this.dir, 'journal');

  constructor() {
    mkdirSync(this.journal);
  }

  path({ process = 1, pid = DEAD_PID, segment = 0, startedAt = T0 / 1000 + process }: FileName = {}): string {
    const stem = `${startedAt}-${pid}-${String(process).padStart(8, '0')}`;
    return join(this.journal, `${stem}.${String(segment).padStart(4, '0')}.jsonl`);
  }

  /** Writes a file of the journal and returns its path. */
  write(content: string | Uint8Array, name: FileName = {}): string {
    const path = this.path(name);
    writeFileSync(path, content);
    return path;
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}
