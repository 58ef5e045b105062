import { engine } from './engine.js';
import { registry } from './registry.js';
import type { Recording } from './recording.js';

/** What `remoteId(exporter)` of a trace or a span gives: the local id where nobody will ever answer. */
export async function remoteIdOf({ trace }: Recording, localId: string, exporter: string): Promise<string> {
  const configured = engine().config.exporters.some(({ name }) => name === exporter);
  return configured && trace.recorded ? registry.remoteIds.wait(exporter, localId) : localId;
}
