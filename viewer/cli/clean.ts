import { join } from 'node:path';
import { forgetOrphans, remove } from '../../src/journal/retention.js';
import { escapeTerminal } from '../../src/text/escape.js';
import { formatCountOf } from '../../src/text/number.js';
import { formatDateTime } from '../../src/text/time.js';
import { durationOf } from '../query/parse.js';
import { candidates } from '../store/deletable.js';
import { locateStore } from '../store/location.js';
import { commonOptions, count, parseArguments } from './arguments.js';
import { jsonLine } from './print-json.js';
import { UsageError } from './usage-error.js';
import type { Candidate } from '../store/deletable.js';
import type { Command, Io } from './io.js';

const HELP = `Usage: filigree clean --older-than <time> | --max-bytes <n> | --all [options]

Deletes files of the store: whole files, of programs that have ended. What a remote destination has not got yet stays.

  --older-than <t> Files that were last written to longer ago: 7d, 12h, 30min
  --max-bytes <n>  The oldest files, until the store takes at most so many bytes
  --all            All of them
  --force          Also what a remote destination has not got yet
  --dry-run        Say what would be deleted, and delete nothing
  --yes            Do not ask
  --json           Print JSON for programs
  --dir <folder>   The store; default: $FILIGREE_DIR, else .filigree
  --help           Print this text
`;

/** `filigree clean` */
export const clean: Command = { summary: 'Delete old files of the store', help: HELP, run };

const OPTIONS = {
  dir: commonOptions.dir,
  json: commonOptions.json,
  all: { type: 'boolean' },
  force: { type: 'boolean' },
  yes: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'older-than': { type: 'string' },
  'max-bytes': { type: 'string' },
} as const;

interface Wanted {
  all?: boolean;
  'older-than'?: string;
  'max-bytes'?: string;
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArguments(args, OPTIONS);
  const choose = chooser(values, io);
  const store = locateStore(values.dir, io.env, io.cwd);
  const chosen = choose(candidates(store));
  const deletable = chosen.filter(({ keep }) => keep === undefined || (keep === 'undelivered' && values.force === true));
  const kept = chosen.filter((file) => !deletable.includes(file));
  const go = values['dry-run'] !== true && deletable.length > 0 && (values.yes === true || (await confirmed(deletable, io)));
  if (go) deleteFiles(deletable, store.dir);
  io.out(values.json ? json(deletable, kept, go) : render(deletable, kept, go));
  return 0;
}

/** What the options ask for, the oldest first. */
function chooser({ all, 'max-bytes': maxBytes, 'older-than': olderThan }: Wanted, io: Io): (files: readonly Candidate[]) => Candidate[] {
  if ([all === true, olderThan !== undefined, maxBytes !== undefined].filter(Boolean).length !== 1) throw new UsageError('expected one of `--older-than`, `--max-bytes` and `--all`');
  if (maxBytes !== undefined) return (files) => beyond(files, count('max-bytes', maxBytes, 0));
  if (all === true) return (files) => [...files];
  const age = durationOf(olderThan!);
  if (!/[a-z]$/i.test(olderThan!) || Number.isNaN(age)) throw new UsageError(`expected a time such as 7d or 12h after \`--older-than\`, got \`${olderThan}\``);
  const before = (io.now() - age) / 1000;
  return (files) => files.filter(({ writtenAt }) => writtenAt < before);
}

function beyond(files: readonly Candidate[], maxBytes: number): Candidate[] {
  let total = files.reduce((sum, { size }) => sum + size, 0);
  return files.filter(({ keep, size }) => {
    if (total <= maxBytes || keep === 'running') return false;
    total -= size;
    return true;
  });
}

async function confirmed(files: readonly Candidate[], io: Io): Promise<boolean> {
  if (io.ask === undefined) throw new UsageError('expected `--yes`, or a terminal to ask on');
  return io.ask(`Delete ${formatCountOf(files.length, 'file')}, ${megabytes(files)}?`);
}

function deleteFiles(files: readonly Candidate[], dir: string): void {
  for (const { path } of files) remove(path);
  forgetOrphans(dir);
  // The index is made of the files: it would keep names and errors of what was deleted.
  remove(join(dir, 'index', 'snapshot.bin'));
}

function render(deleted: readonly Candidate[], kept: readonly Candidate[], done: boolean): string {
  const lines = deleted.map(({ name, writtenAt, size }) => `  ${escapeTerminal(name)}  last written ${formatDateTime(writtenAt * 1000)}  ${megabytes([{ size }])}\n`);
  const head = deleted.length === 0 ? 'Nothing to delete.\n' : `${done ? 'Deleted' : 'Not deleted'}: ${formatCountOf(deleted.length, 'file')}, ${megabytes(deleted)}.\n`;
  const notes = [note(kept, 'running', 'of programs that still run'), note(kept, 'undelivered', 'that a destination has not got yet; `filigree ship` delivers them, --force deletes them')];
  return `${head}${done ? '' : lines.join('')}${notes.join('')}`;
}

function note(kept: readonly Candidate[], reason: Candidate['keep'], words: string): string {
  const files = kept.filter(({ keep }) => keep === reason);
  return files.length === 0 ? '' : `Kept: ${formatCountOf(files.length, 'file')} ${words}.\n`;
}

function json(deleted: readonly Candidate[], kept: readonly Candidate[], done: boolean): string {
  const entry = ({ keep, name, size }: Candidate) => ({ file: name, bytes: size, reason: keep });
  return `${jsonLine({ deleted: done, files: deleted.map(entry), kept: kept.map(entry) })}\n`;
}

function megabytes(files: readonly Pick<Candidate, 'size'>[]): string {
  return `${(files.reduce((sum, { size }) => sum + size, 0) / 1e6).toFixed(1)} MB`;
}
