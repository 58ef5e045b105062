import { readFileSync } from 'node:fs';

/** A journal begins after its process; clocks of different sources may differ by this much. */
const SLACK_MS = 5000;

/** Kernels report times of processes in hundredths of a second, whatever their own tick. */
const TICKS_PER_SECOND = 100;

/**
 * Whether the process that began a journal at `startedAt` (milliseconds since the Unix epoch) still runs here. Where
 * `/proc` tells, another process that was given the same number later, as in a restarted container, is not taken for it.
 */
export function isRunning(pid: number, startedAt: number): boolean {
  if (!answers(pid)) return false;
  const found = fromProc(pid);
  return found === undefined || (!found.zombie && found.startedAt <= startedAt + SLACK_MS);
}

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function fromProc(pid: number): { zombie: boolean; startedAt: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets, which may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const startedAt = bootTime() + (Number(fields[19]) / TICKS_PER_SECOND) * 1000;
    return Number.isFinite(startedAt) ? { zombie: fields[0] === 'Z', startedAt } : undefined;
  } catch {
    return undefined;
  }
}

function bootTime(): number {
  return Number(/^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'latin1'))?.[1]) * 1000;
}
