import { readdirSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Deletes the oldest files of the folder until the rest takes at most `maxBytes`; names begin with the time of their
 * process's start. A file that another process deletes at the same time is as gone as it should be.
 */
export function evictOldest(folder: string, maxBytes: number): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort();
  const sizes = files.map((name) => quietly(() => statSync(join(folder, name)).size) ?? 0);
  let total = sizes.reduce((sum, size) => sum + size, 0);
  for (let i = 0; i < files.length && total > maxBytes; i++) {
    quietly(() => unlinkSync(join(folder, files[i]!)));
    total -= sizes[i]!;
  }
}

function quietly<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}
