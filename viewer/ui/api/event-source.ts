import type { ServerEvents } from '../../api/types.js';

export type EventName = keyof ServerEvents;

/** What comes over the line, as one tab tells it to the others. */
export type Told = { [Name in EventName]: { readonly name: Name; readonly data: ServerEvents[Name] } }[EventName];

const NAMES: readonly EventName[] = ['traces', 'spans', 'index'];

export type Connection = 'connecting' | 'open' | 'lost';

/** Opens the server's stream of events. The browser connects again by itself after a break. Returns how to close it. */
export function openEvents(traceIds: readonly string[], tell: (told: Told) => void, onConnection: (state: Connection) => void): () => void {
  const query = traceIds.map((id) => `trace=${encodeURIComponent(id)}`).join('&');
  const source = new EventSource(query === '' ? '/api/events' : `/api/events?${query}`);
  for (const name of NAMES) source.addEventListener(name, ({ data }) => tell({ name, data: JSON.parse(data) } as Told));
  source.addEventListener('open', () => onConnection('open'));
  source.addEventListener('error', () => onConnection('lost'));
  return () => source.close();
}
