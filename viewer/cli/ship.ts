import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { formatCount } from '../../src/text/number.js';
import { locateStore } from '../store/location.js';
import { escapeTerminal } from '../../src/text/escape.js';
import { commonOptions, count, parseArguments } from './arguments.js';
import { jsonLine } from './print-json.js';
import { UsageError } from './usage-error.js';
import type { ExportCounts, ExportReport } from '../../src/counts.js';
import type { Command, Io } from './io.js';

const DEFAULT_TIMEOUT_S = 60;

const HELP = `Usage: filigree ship [options]

Delivers what programs that have ended could not deliver themselves. The destinations are those that the environment
names (OTEL_EXPORTER_OTLP_ENDPOINT, PANDAPROBE_API_KEY, PREFACTOR_API_URL and the like), or those that a module configures.
Each gets only what was recorded for it. The exit code is 1 if something is left.

  --import <file>  A module that calls \`configure\`, such as the one that your program starts with
  --timeout <s>    Give up after so many seconds; default ${DEFAULT_TIMEOUT_S}
  --json           Print JSON for programs
  --dir <folder>   The store; default: $FILIGREE_DIR, else .filigree
  --help           Print this text
`;

/** `filigree ship` */
export const shipCommand: Command = { summary: 'Deliver what programs left undelivered', help: HELP, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArguments(args, { dir: commonOptions.dir, json: commonOptions.json, import: { type: 'string' }, timeout: { type: 'string' } });
  const timeoutMs = count('timeout', values.timeout, DEFAULT_TIMEOUT_S) * 1000;
  const { dir } = locateStore(values.dir, io.env, io.cwd);
  // The engine is loaded for this command alone; the others only read.
  const { ship, shipConfigured } = await import('../../src/ship.js');
  const report = values.import === undefined ? await ship({ dir, env: io.env, timeoutMs, onError: ({ message }) => io.err(`${escapeTerminal(message)}\n`) }) : await load(values.import, io).then(() => shipConfigured(timeoutMs));
  if (Object.keys(report).length === 0) throw new UsageError(values.import === undefined ? 'no destination: expected a variable such as `OTEL_EXPORTER_OTLP_ENDPOINT`, or `--import` with a module that configures exporters' : `\`${values.import}\` configured no exporter`);
  io.out(values.json ? `${jsonLine(report)}\n` : render(report));
  return Object.values(report).some(({ failed, pending }) => failed + pending > 0) ? 1 : 0;
}

async function load(module: string, io: Io): Promise<void> {
  await import(pathToFileURL(resolve(io.cwd, module)).href);
}

function render(report: ExportReport): string {
  return Object.entries(report).map(([name, counts]) => `${escapeTerminal(name)}: ${line(counts)}\n`).join('');
}

function line({ exported, failed, dropped, pending }: ExportCounts): string {
  const parts = [`${formatCount(exported)} records delivered`];
  if (failed > 0) parts.push(`${formatCount(failed)} refused`);
  if (dropped > 0) parts.push(`${formatCount(dropped)} were gone from the store`);
  if (pending > 0) parts.push(`${formatCount(pending)} or more are left in it`);
  return parts.join(', ');
}
