import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.js';
import type { ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What `parseArgs` makes of arguments with these options. */
export type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>;

/** What all commands take. */
export const commonOptions = {
  dir: { type: 'string' },
  json: { type: 'boolean' },
  limit: { type: 'string' },
} as const satisfies Options;

/** The part of `--help` about them. */
export const COMMON_HELP = `  --json           Print JSON for programs
  --dir <folder>   The store; default: $FILIGREE_DIR, else .filigree
  --help           Print this text
`;

/** Parses a command's arguments; `positionals` is how many it takes at most. */
export function parseArguments<const O extends Options>(args: readonly string[], options: O, positionals = 0): Parsed<O> {
  const parsed = parse(args, options);
  const surplus = parsed.positionals[positionals];
  if (surplus !== undefined) throw new UsageError(`unexpected argument \`${surplus}\``);
  return parsed;
}

function parse<const O extends Options>(args: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (!isArgumentError(error)) throw error;
    throw new UsageError(firstSentence(error.message));
  }
}

function isArgumentError(error: unknown): error is Error {
  return String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
}

/** Node's messages go on with advice about positional arguments, which is wrong for ours. */
function firstSentence(message: string): string {
  const sentence = message.split(/\. |\n/)[0]!;
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replaceAll("'", '`');
}

/** A whole number that an option gives, else `otherwise`. */
export function count(option: string, given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(given)) throw new UsageError(`expected a whole number after \`--${option}\`, got \`${given}\``);
  return Number(given);
}

/** The limit that `--limit` gives, else `otherwise`; 0 stands for none. */
export function limit(given: string | undefined, otherwise: number): number {
  return count('limit', given, otherwise) || Infinity;
}
