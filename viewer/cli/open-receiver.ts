import { escapeTerminal } from '../../src/text/escape.js';
import type { Receiver } from '../receiver/start.js';
import type { Io } from './io.js';

/** Starts a receiver in front of a store, as the environment says. It is loaded for this alone; other commands only read. */
export async function openReceiver(dir: string, port: number, io: Io): Promise<Receiver> {
  const { settingsOf } = await import('../receiver/settings.js');
  const { startReceiver } = await import('../receiver/start.js');
  return startReceiver({ ...settingsOf(dir, io.env, ({ message }) => io.err(`filigree: ${escapeTerminal(message)}\n`)), port });
}
