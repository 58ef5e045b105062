import { escapeTerminal } from '../../src/text/escape.js';
import { locateStore } from '../store/location.js';
import { openReceiver } from './open-receiver.js';
import { commonOptions, count, parseArguments } from './arguments.js';
import type { Command, Io } from './io.js';

const DEFAULT_PORT = 4318;

const HELP = `Usage: filigree receive [options]

Receives traces of other SDKs and languages into the store: OTLP over HTTP, in protobuf or JSON, from programs on this
machine. Ctrl-C ends it.

  --port <n>       Default ${DEFAULT_PORT}, where SDKs send by default; 0 for any that is free
  --dir <folder>   The store; default: $FILIGREE_DIR, else .filigree
  --help           Print this text
`;

/** `filigree receive` */
export const receive: Command = { summary: 'Receive traces of other SDKs over OTLP', help: HELP, run };

async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArguments(args, { dir: commonOptions.dir, port: { type: 'string' } });
  const port = count('port', values.port, DEFAULT_PORT);
  const { dir } = locateStore(values.dir, io.env, io.cwd);
  const receiver = await openReceiver(dir, port, io);
  io.out(`Receiving OTLP at ${receiver.url}/v1/traces into ${escapeTerminal(dir)}\n`);
  await interrupted(io.untilInterrupted());
  await receiver.close();
  return 0;
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
