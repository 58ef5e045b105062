import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord } from '../../src/journal/entry.js';
import { Follower } from '../../src/journal/follow.js';
import { recent } from '../../src/journal/recent.js';
import type { JournalRecord } from '../../src/types.js';

/** The folder is looked at this often: a process writes its groups every 20 ms, and people read more slowly. */
const POLL_MS = 200;

/** The last `count` records of a journal, then every new one as it is written, until the signal. */
export async function* followStore(journal: string, count: number, signal: AbortSignal): AsyncGenerator<JournalRecord> {
  const { records, positions } = recent(journal, count);
  yield* records;
  const follower = new Follower(journal, positions);
  while (!signal.aborted) {
    for (const { entry } of follower.poll()) if (isRecord(entry)) yield entry;
    await sleep(POLL_MS, undefined, { signal }).catch(() => {});
  }
}
