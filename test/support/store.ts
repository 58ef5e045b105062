import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach } from '@jest/globals';
import { shutdown } from 'filigree';

export interface Line {
  event: string;
  seq: number;
  name?: string;
  [field: string]: unknown;
}

const made: string[] = [];

afterEach(async () => {
  await shutdown();
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A store's folder that does not exist yet, in a new folder that is deleted after the test. */
export function newStore(): string {
  const folder = mkdtempSync(join(tmpdir(), 'filigree-journal-'));
  made.push(folder);
  return join(folder, '.filigree');
}

/** The journal's files of a store, the oldest first. */
export function filesOf(store: string): string[] {
  try {
    return readdirSync(join(store, 'journal')).sort().map((name) => join(store, 'journal', name));
  } catch {
    return [];
  }
}

/** Every line of a store, in order; throws for one that is torn or whose checksum does not fit. */
export function linesOf(store: string): Line[] {
  return filesOf(store).flatMap((file) => linesOfFile(file));
}

export function linesOfFile(file: string): Line[] {
  const text = readFileSync(file, 'utf8');
  if (text !== '' && !text.endsWith('\n')) throw new Error(`the last line of ${file} is torn`);
  return text.split('\n').slice(0, -1).map(checked);
}

function checked(line: string): Line {
  const [, covered, checksum] = /^(.*),"crc":"([0-9a-f]{8})"\}$/s.exec(line) ?? [];
  if (covered === undefined) throw new Error(`no line of a journal: ${line}`);
  const actual = crc32(covered).toString(16).padStart(8, '0');
  if (actual !== checksum) throw new Error(`the checksum is ${checksum}, the line's is ${actual}: ${line}`);
  return JSON.parse(line) as Line;
}

/** `event name` of each line, without the journal's own. */
export function eventsOf(store: string): string[] {
  return linesOf(store).filter(({ event }) => !event.startsWith('journal.')).map(({ event, name }) => `${event} ${name}`);
}

export function sizeOf(store: string): number {
  return filesOf(store).reduce((sum, file) => sum + statSync(file).size, 0);
}
