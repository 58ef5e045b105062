import { closeSync, openSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXPORT_FORMATS, exportFile } from '../export/export-file.js';
import { loadTrace } from '../store/load-trace.js';
import { locateStore } from '../store/location.js';
import { commonOptions, parseArguments } from './arguments.js';
import { chooseTrace } from './choose-trace.js';
import { UsageError } from './usage-error.js';
import type { ExportFormat } from '../api/types.js';
import type { Command, Io } from './io.js';

const HELP = `Usage: filigree export <trace>|latest [options]

Writes one trace, with everything that was captured. <trace> is an id, or the beginning or the end of one.

  --format <f>     json: all of it (default)
                   otlp: a request of OTLP/JSON, which collectors take
                   markdown: for a coding agent, bounded to 60 KB
                   html: one page to share, which loads and runs nothing
  --out <file>     Where to; default: standard output. A file that is there is not overwritten
  --dir <folder>   The store; default: $FILIGREE_DIR, else .filigree
  --help           Print this text
`;

/** `filigree export` */
export const exportCommand: Command = { summary: 'Write one trace as JSON, OTLP, Markdown or HTML', help: HELP, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(args, { dir: commonOptions.dir, format: { type: 'string' }, out: { type: 'string' } }, 1);
  const format = formatOf(values.format);
  const store = locateStore(values.dir, io.env, io.cwd);
  const traceId = chooseTrace(positionals[0], store, io);
  const trace = traceId && loadTrace(store.journal, traceId, { values: true });
  if (!trace) return 1;
  const { body } = await exportFile(trace, format);
  if (values.out === undefined) io.out(typeof body === 'string' ? body : `${Buffer.from(body).toString('utf8')}\n`);
  else write(resolve(io.cwd, values.out), body);
  return 0;
}

function formatOf(given: string | undefined): ExportFormat {
  const format = given === undefined ? EXPORT_FORMATS[0] : EXPORT_FORMATS.find((known) => known === given);
  if (format === undefined) throw new UsageError(`expected one of ${EXPORT_FORMATS.join(', ')} after \`--format\`, got \`${given}\``);
  return format;
}

/** Inputs and outputs are in it: for this user alone. */
function write(path: string, body: string | Uint8Array): void {
  const fd = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(fd, body);
  } finally {
    closeSync(fd);
  }
}
