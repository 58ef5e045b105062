import { runCli } from '../../viewer/cli/run.js';
import { T0 } from '../journal/scan-fixture.js';
import type { Io } from '../../viewer/cli/io.js';

/** What a command printed and how it ended. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs the CLI in this process, without a terminal, ten seconds after the fixtures begin. */
export async function filigree(args: readonly string[], options: Partial<Io> = {}): Promise<Ran> {
  const printed = { out: '', err: '' };
  const io: Io = {
    out: (text) => void (printed.out += text),
    err: (text) => void (printed.err += text),
    colour: false,
    env: {},
    cwd: '/nowhere',
    now: () => T0 + 10_000_000,
    untilInterrupted: () => new AbortController().signal,
    ...options,
  };
  return { code: await runCli(args, io), ...printed };
}
