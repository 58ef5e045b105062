import { expect, test } from '@jest/globals';
import { ExportError } from 'filigree';
import { Division } from '../../src/exporters/delivery/division.js';
import type { JournalEvent } from '../../src/journal/event.js';

const invalid = new ExportError('invalid', 'bad');
const tooLarge = new ExportError('too-large', 'large');

function batch(count: number): Division {
  return new Division(Array.from({ length: count }, (_, i) => ({ type: 'span.end', at: 0, bytes: 1, record: { traceId: 't', name: `${i}`, input: 'x'.repeat(9000) } }) as unknown as JournalEvent));
}

function namesOf(events: readonly JournalEvent[] | undefined): string[] | undefined {
  return events?.map(({ record }) => record.name);
}

/** Sends all of it to a destination; returns what was taken, in order. */
function send(division: Division, takes: (name: string) => boolean): string[] {
  const taken: string[] = [];
  for (let next = division.next; next !== undefined; next = division.next) {
    if (next.every(({ record }) => takes(record.name))) {
      taken.push(...namesOf(next)!);
      division.take({ taken: next.length, refused: 0 });
    } else if (!division.divide(invalid)) division.giveUp(invalid);
  }
  return taken;
}

test('every record but the bad ones is taken, in order and once', () => {
  const division = batch(100);
  const taken = send(division, (name) => name !== '0' && name !== '57');
  expect(taken).toEqual(Array.from({ length: 100 }, (_, i) => `${i}`).filter((name) => name !== '0' && name !== '57'));
  expect(division.outcome).toEqual({ taken: 98, refused: 2 });
  expect(division.refusals).toEqual([invalid, invalid]);
});

test('a single record that is too large comes cut, once', () => {
  const division = batch(1);
  expect(division.divide(tooLarge)).toBe(true);
  expect(JSON.stringify(division.next![0]!.record).length).toBeLessThan(5000);
  expect(division.divide(tooLarge)).toBe(false);
});

test('from the beginning it comes whole, after a sample of one record that is not counted', () => {
  const division = batch(4);
  division.divide(invalid);
  division.divide(invalid);
  division.giveUp(invalid);
  division.restart();
  expect(division.next).toHaveLength(1);
  division.take({ taken: 1, refused: 0 });
  expect(namesOf(division.next)).toEqual(['0', '1', '2', '3']);
  division.take({ taken: 4, refused: 0 });
  expect([division.next, division.outcome]).toEqual([undefined, { taken: 4, refused: 0 }]);
});
