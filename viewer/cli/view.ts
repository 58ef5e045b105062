import { escapeTerminal } from '../../src/text/escape.js';
import { locateStore } from '../store/location.js';
import { commonOptions, count, parseArguments } from './arguments.js';
import { openReceiver } from './open-receiver.js';
import { UsageError } from './usage-error.js';
import type { Receiver } from '../receiver/start.js';
import type { Viewer } from '../server/start.js';
import type { Command, Io } from './io.js';

const RECEIVER_PORT = 4318;
const MAX_PORT = 65_535;

const HELP = `Usage: filigree view [options]

Serves a page over the store, on this machine alone, until Ctrl-C: traces, search, charts, live tail. The address that is
printed lets one browser in, once. Beside it, OTLP/HTTP is received on port ${RECEIVER_PORT} and shown with the rest.

  --port <n>       The page's port; default: the first free one from 4319 on
  --no-open        Do not open a browser
  --no-receiver    Do not receive OTLP
  --dir <folder>   The store; default: $FILIGREE_DIR, else .filigree
  --help           Print this text
`;

/** `filigree view` */
export const view: Command = { summary: 'Look at the traces in a browser', help: HELP, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArguments(args, { dir: commonOptions.dir, port: { type: 'string' }, 'no-open': { type: 'boolean' }, 'no-receiver': { type: 'boolean' } });
  const port = values.port === undefined ? undefined : portOf(values.port);
  const store = locateStore(values.dir, io.env, io.cwd);
  const signal = io.untilInterrupted();
  const receiver = values['no-receiver'] ? undefined : await receive(store.dir, io);
  try {
    const viewer = await start({ ...store, port, receiver, onError: (error: unknown) => io.err(`filigree view: ${escapeTerminal(describe(error))}\n`) }, io);
    if (viewer === undefined) return 1;
    await serve(viewer, receiver, values['no-open'] === true, signal, io);
    return 0;
  } finally {
    await receiver?.close();
  }
}

function portOf(given: string): number {
  const port = count('port', given, 0);
  if (port > MAX_PORT) throw new UsageError(`expected a port up to ${MAX_PORT} after \`--port\`, got \`${given}\``);
  return port;
}

async function start(options: Parameters<typeof import('../server/start.js').startViewer>[0], io: Io): Promise<Viewer | undefined> {
  // The server is loaded for this command alone.
  const { startViewer } = await import('../server/start.js');
  try {
    return await startViewer(options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    io.err(`filigree view: port ${options.port} is taken by another program, which would get what is meant for the viewer. Without \`--port\` the first free one is used.\n`);
    return undefined;
  }
}

async function serve(viewer: Viewer, receiver: Receiver | undefined, quiet: boolean, signal: AbortSignal, io: Io): Promise<void> {
  io.out(`${viewer.url}\n`);
  if (receiver !== undefined) io.err(`Receiving OTLP on ${receiver.url}\n`);
  io.err('The address works once, in one browser. Ctrl-C ends the viewer.\n');
  if (!quiet) io.openBrowser?.(viewer.url);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await viewer.close();
}

/** Without a receiver the viewer still shows what programs with filigree record. */
async function receive(dir: string, io: Io): Promise<Receiver | undefined> {
  try {
    return await openReceiver(dir, RECEIVER_PORT, io);
  } catch (error) {
    io.err(`OTLP is not received: ${escapeTerminal(describe(error))}\n`);
    return undefined;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
