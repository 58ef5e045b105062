import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { filesOf, newStore } from '../support/store.js';
import { KillRounds } from './kill-rounds.js';
import type { Durability } from './kill-rounds.js';

const long = process.env['FILIGREE_LONG'] === '1';
const rounds = long ? 500 : 5;

jest.setTimeout(long ? 3_600_000 : 120_000);

/** 64 KB of spans, or 20 ms: each of them has an input of 8,000 bytes, or is one of six. */
const SPANS_OF_A_GROUP = 10;

/** What a killed program said has ended, and that never arrived. */
function missing(ended: readonly string[], { arrived }: KillRounds): string[] {
  return ended.filter((name) => !arrived.get(name)?.statuses.has('COMPLETED'));
}

test.each<[Durability, number]>([['write', 0], ['grouped', SPANS_OF_A_GROUP]])('`%s`: programs that are killed at any moment lose at most %d spans that had ended, and everything arrives once under its id', async (durability, most) => {
  const dir = newStore();
  const kills = await KillRounds.start(dir, durability);
  for (let i = 0; i < rounds; i++) await kills.round();
  await kills.deliver(3);
  await kills.deliver(1);
  await kills.stop();
  expect(kills.arrived.size).toBeGreaterThan(10 * rounds);
  for (const ended of kills.ended.values()) {
    const lost = missing(ended, kills);
    expect(lost.length).toBeLessThanOrEqual(most);
    expect(lost).toEqual(ended.slice(ended.length - lost.length));
  }
  for (const [name, { ids, statuses }] of kills.arrived) expect([name, ids.size, [...statuses]]).toEqual([name, 1, [[...statuses][0]]]);
  expect(filesOf(dir)).toEqual([]);
  expect(readdirSync(join(dir, 'checkpoints'))).toEqual([]);
  if (long) console.log(durability, { programs: kills.ended.size, ended: [...kills.ended.values()].flat().length, arrived: kills.arrived.size, copies: [...kills.arrived.values()].reduce((sum, { copies }) => sum + copies, 0) });
});
