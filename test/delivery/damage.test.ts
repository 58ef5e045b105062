import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { configure, flush, shutdown, startSpan } from 'filigree';
import type { Exporter } from 'filigree';
import { filesOf, newStore } from '../support/store.js';

const numRuns = process.env['FILIGREE_LONG'] === '1' ? 3000 : 60;

jest.setTimeout(600_000);

/** A file that a process left: an opening line, then one line a record, then the end. */
let file = { name: '', bytes: Buffer.alloc(0) };

beforeAll(async () => {
  const dir = newStore();
  const down: Exporter = { name: 'remote', destination: 'somewhere', export: () => Promise.reject(new Error('down')) };
  configure({ exporters: [down], store: { dir }, onError() {} });
  for (let i = 0; i < 10; i++) startSpan(`step ${i}`, { input: `say "${i}", and go on` }).end();
  await shutdown(10);
  const [path] = filesOf(dir);
  // Of a process that is not there.
  file = { name: basename(path!).replace(/-\d+-/, '-2147483647-'), bytes: readFileSync(path!) };
});

/** The ids of all that is delivered of such a file. */
async function deliver(bytes: Buffer, unit: 'record' | 'trace'): Promise<string[]> {
  const dir = newStore();
  mkdirSync(join(dir, 'journal'), { recursive: true });
  writeFileSync(join(dir, 'journal', file.name), bytes);
  const ids: string[] = [];
  const exporter: Exporter = { name: 'remote', destination: 'somewhere', delivery: { unit }, export: async ({ spans, traces }) => void ids.push(...spans.map(({ spanId }) => spanId), ...traces.map(({ traceId }) => `${traceId} trace`)) };
  configure({ exporters: [exporter], store: { dir } });
  await flush();
  await shutdown();
  return ids.sort();
}

/** The ids of the lines that are as they were written; none where the opening line, which says for whom they are, is not. */
function intact(bytes: Buffer): string[] {
  const written = new Set(linesOf(file.bytes));
  const [opening, ...lines] = linesOf(bytes);
  if (!opening?.startsWith('{"event":"journal.open"') || !written.has(opening)) return [];
  return lines.filter((line) => line !== '' && written.has(line) && !line.startsWith('{"event":"journal.')).map(idOf).sort();
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString('latin1').split('\n');
}

function idOf(line: string): string {
  const { event, spanId, traceId } = JSON.parse(line) as { event: string; spanId: string; traceId: string };
  return event === 'span.end' ? spanId : `${traceId} trace`;
}

const unit = fc.constantFrom('record' as const, 'trace' as const);
const place = fc.nat({ max: 1_000_000 }).map((n) => n / 1_000_001);

test('of a file that was cut off anywhere every whole line is delivered, and nothing else', async () => {
  await fc.assert(fc.asyncProperty(place, unit, async (at, by) => {
    const cut = file.bytes.subarray(0, Math.floor(at * file.bytes.length));
    // A last line that lacks nothing but its newline is whole.
    expect(await deliver(cut, by)).toEqual(intact(cut));
  }), { numRuns });
});

test('of a file with a wrong byte anywhere every other line is delivered, and nothing else', async () => {
  await fc.assert(fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), unit, async (at, flip, by) => {
    const bytes = Buffer.from(file.bytes);
    bytes[Math.floor(at * bytes.length)]! ^= flip;
    // A newline that is damaged glues two lines together, and both are found.
    const glued = file.bytes[Math.floor(at * bytes.length)] === 0x0a;
    expect(await deliver(bytes, by)).toEqual(intact(glued ? file.bytes : bytes));
  }), { numRuns });
});
