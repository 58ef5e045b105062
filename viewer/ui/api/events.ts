import { openEvents } from './event-source.js';
import type { Connection, EventName, Told } from './event-source.js';
import type { ServerEvents } from '../../api/types.js';

/**
 * One connection for all tabs: over HTTP/1.1 a browser has six to a host, and a seventh tab would wait for ever. The tab that
 * holds a lock has it and tells the others; a tab that is hidden gives the lock away, and needs no events.
 */
const LOCK = 'filigree-events';
const tab = crypto.randomUUID();

type Message = { readonly type: 'told'; readonly told: Told } | { readonly type: 'wants'; readonly tab: string; readonly traceIds: readonly string[] } | { readonly type: 'who' } | { readonly type: 'connection'; readonly state: Connection };

const channel = new BroadcastChannel(LOCK);
const listeners = new Map<EventName, Set<(data: never) => void>>();
const connectionListeners = new Set<(state: Connection) => void>();
const resumeListeners = new Set<() => void>();
const own = new Map<string, number>();
const wants = new Map<string, readonly string[]>();
let connection: Connection = 'connecting';
let lead: { close: () => void; traces: string; leave: () => void } | undefined;
let waiting: AbortController | undefined;

channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (data.type === 'told') deliver(data.told);
  else if (data.type === 'connection') setConnection(data.state);
  else if (data.type === 'who') sayWants();
  else heard(data.tab, data.traceIds);
});

document.addEventListener('visibilitychange', () => (document.hidden ? rest() : resume()));
addEventListener('pagehide', rest);

/** Calls back with what the server tells under a name. Returns how to stop that. */
export function onEvent<Name extends EventName>(name: Name, listener: (data: ServerEvents[Name]) => void): () => void {
  const of = listeners.get(name) ?? new Set();
  listeners.set(name, of.add(listener));
  return () => of.delete(listener);
}

/** Calls back when events may have been missed: the tab was hidden, or the connection broke. */
export function onResume(listener: () => void): () => void {
  resumeListeners.add(listener);
  return () => resumeListeners.delete(listener);
}

export function onConnection(listener: (state: Connection) => void): () => void {
  connectionListeners.add(listener);
  listener(connection);
  return () => connectionListeners.delete(listener);
}

/** Asks for the spans of a trace as they come. Returns how to stop that. */
export function watchTrace(traceId: string): () => void {
  own.set(traceId, (own.get(traceId) ?? 0) + 1);
  sayWants();
  return () => {
    const left = own.get(traceId)! - 1;
    if (left > 0) own.set(traceId, left);
    else own.delete(traceId);
    sayWants();
  };
}

/** Begins to listen, as soon as the page is seen. */
export function startEvents(): void {
  if (!document.hidden) void takePart();
}

async function takePart(): Promise<void> {
  waiting = new AbortController();
  channel.postMessage({ type: 'who' } satisfies Message);
  try {
    await navigator.locks.request(LOCK, { signal: waiting.signal }, () => new Promise<void>(begin));
  } catch {
    // Hidden before it was this tab's turn.
  }
}

function begin(leave: () => void): void {
  lead = { close: () => undefined, traces: 'none yet', leave };
  channel.postMessage({ type: 'who' } satisfies Message);
  connect();
}

function connect(): void {
  const traceIds = [...new Set([...own.keys(), ...[...wants.values()].flat()])].sort();
  if (lead === undefined || lead.traces === traceIds.join()) return;
  lead.close();
  lead.traces = traceIds.join();
  lead.close = openEvents(traceIds, tell, told);
}

function tell(event: Told): void {
  channel.postMessage({ type: 'told', told: event } satisfies Message);
  deliver(event);
}

function told(state: Connection): void {
  channel.postMessage({ type: 'connection', state } satisfies Message);
  setConnection(state);
}

function deliver({ name, data }: Told): void {
  for (const listener of listeners.get(name) ?? []) listener(data as never);
}

function setConnection(state: Connection): void {
  const back = state === 'open' && connection === 'lost';
  connection = state;
  for (const listener of connectionListeners) listener(state);
  if (back) for (const listener of resumeListeners) listener();
}

function sayWants(traceIds: readonly string[] = [...own.keys()]): void {
  channel.postMessage({ type: 'wants', tab, traceIds } satisfies Message);
  connect();
}

function heard(from: string, traceIds: readonly string[]): void {
  if (traceIds.length === 0) wants.delete(from);
  else wants.set(from, traceIds);
  connect();
}

function rest(): void {
  waiting?.abort();
  lead?.close();
  lead?.leave();
  lead = undefined;
  channel.postMessage({ type: 'wants', tab, traceIds: [] } satisfies Message);
}

function resume(): void {
  for (const listener of resumeListeners) listener();
  sayWants();
  void takePart();
}
