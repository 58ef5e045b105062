import { skippedNote } from '../../data/skipped.js';
import { json } from '../respond.js';
import type { About } from '../../api/types.js';
import type { Handler } from '../routes.js';

const MAX_PROCESSES = 100;

export const about: Handler = ({ dir, indexer, receiver, version }) => {
  const there = new Map(indexer.files.filter(({ gone }) => !gone).map((file) => [file.process, file]));
  const latest = [...there.values()].sort((a, b) => b.startedAt - a.startedAt).slice(0, MAX_PROCESSES);
  const processes = latest.map(({ pid, process, startedAt }) => ({ pid, startedAt, running: indexer.fates.of(process).running }));
  const skipped = skippedNote(indexer.counts).trim();
  return json({ version, dir, processes, receiver, skipped: skipped || undefined } satisfies About);
};
