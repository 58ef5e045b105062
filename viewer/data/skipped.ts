import { formatCountOf } from '../../src/text/number.js';
import type { ScanCounts } from '../../src/journal/file-scan.js';

/** What a scan passed over, for people; empty if that is nothing. Torn lines are no news: a crash leaves one. */
export function skippedNote({ damaged, unknown, futureVersion, unreadable }: ScanCounts): string {
  const parts = [
    damaged > 0 && `${formatCountOf(damaged, 'damaged line')}`,
    unknown > 0 && `${formatCountOf(unknown, 'line')} of an unknown kind`,
    futureVersion > 0 && `${formatCountOf(futureVersion, 'file')} of a later version of filigree`,
    unreadable > 0 && `${formatCountOf(unreadable, 'file')} that cannot be read`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : `Skipped: ${parts.join(', ')}.\n`;
}
