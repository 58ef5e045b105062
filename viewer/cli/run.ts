import { FiligreeError } from '../../src/errors.js';
import { escapeTerminal } from '../../src/text/escape.js';
import { clean } from './clean.js';
import { exportCommand } from './export.js';
import { ls } from './ls.js';
import { receive } from './receive.js';
import { shipCommand } from './ship.js';
import { show } from './show.js';
import { statsCommand } from './stats.js';
import { tail } from './tail.js';
import { UsageError } from './usage-error.js';
import { packageVersion } from './version.js';
import { view } from './view.js';
import type { Command, Io } from './io.js';

const COMMANDS: ReadonlyMap<string, Command> = new Map(Object.entries({ view, ls, show, tail, stats: statsCommand, export: exportCommand, receive, ship: shipCommand, clean }));

const HELP = `Usage: filigree <command> [options]

Looks at the traces that programs recorded into a .filigree folder.

${Array.from(COMMANDS, ([name, { summary }]) => `  ${name.padEnd(7)} ${summary}\n`).join('')}
  --help       Print this text, or behind a command its options
  --version    Print the version
`;

/** Runs the CLI with the arguments behind its name; the exit code: 0, 1 for what cannot be found or read, 2 for wrong usage. */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  try {
    return await dispatch(name, rest, io);
  } catch (error) {
    return report(error, name ?? '', io);
  }
}

function report(error: unknown, name: string, io: Io): number {
  const called = COMMANDS.has(name) ? `filigree ${name}` : 'filigree';
  if (error instanceof UsageError) {
    io.err(`${called}: ${escapeTerminal(error.message)}; \`${called} --help\` says what there is.\n`);
    return 2;
  }
  if (!isSystemError(error) && !(error instanceof FiligreeError)) throw error;
  io.err(`${called}: ${escapeTerminal(error.message)}\n`);
  return 1;
}

function isSystemError(error: unknown): error is Error {
  return typeof (error as NodeJS.ErrnoException | undefined)?.syscall === 'string';
}

function dispatch(name: string | undefined, args: readonly string[], io: Io): number | Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') return print(HELP, io);
  if (name === '--version' || name === '-v') return print(`${packageVersion()}\n`, io);
  if (name === undefined) {
    io.err(HELP);
    return 2;
  }
  const command = COMMANDS.get(name);
  if (command === undefined) throw new UsageError(`unknown ${kindOf(name)} \`${name}\``);
  return asksForHelp(args) ? print(command.help, io) : command.run(args, io);
}

function kindOf(name: string): string {
  return name.startsWith('-') ? 'option' : 'command';
}

function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

function print(text: string, io: Io): number {
  io.out(text);
  return 0;
}
