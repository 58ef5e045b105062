import { SECURITY_HEADERS } from './security-headers.js';
import type { ServerResponse } from 'node:http';
import type { ServerEvents } from '../api/types.js';
import type { Context } from './context.js';
import type { Live } from './live.js';

/** A browser opens one for all its tabs. */
const MAX_STREAMS = 16;

const HEARTBEAT_MS = 15_000;

/** A reader that does not read is cut off; it comes back and reads the list anew. */
const MAX_BUFFERED = 8 * 1024 * 1024;

/** Streams of server-sent events. */
export class Events {
  readonly #context: Context;
  readonly #live: Live;
  readonly #streams = new Set<ServerResponse>();

  constructor(context: Context, live: Live) {
    this.#context = context;
    this.#live = live;
  }

  get full(): boolean {
    return this.#streams.size >= MAX_STREAMS;
  }

  /** Goes on until the client or the server closes. `traceId`: also the spans of this trace; empty for none. */
  open(response: ServerResponse, traceId: string): void {
    response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
    response.write(': filigree\n\n');
    this.#streams.add(response);
    const remove = this.#live.add(this.#listener(response, traceId));
    const heartbeat = setInterval(() => write(response, ':\n\n'), HEARTBEAT_MS);
    response.on('close', () => {
      clearInterval(heartbeat);
      remove();
      this.#streams.delete(response);
    });
  }

  close(): void {
    for (const stream of this.#streams) stream.destroy();
  }

  #listener(response: ServerResponse, traceId: string): Parameters<Live['add']>[0] {
    const { indexer } = this.#context;
    const tell = <E extends keyof ServerEvents>(event: E, data: ServerEvents[E]) => write(response, `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (indexer.progress !== undefined) tell('index', indexer.progress);
    const find = () => (traceId === '' ? -1 : this.#context.index.findTrace(traceId));
    return {
      // It may not be there yet.
      get trace() {
        return find();
      },
      traces: (traces, removed) => tell('traces', { traces, ...(removed.length > 0 && { removed }) }),
      spans: (spans) => tell('spans', { traceId, spans }),
      progress: (progress) => tell('index', progress),
    };
  }
}

function write(response: ServerResponse, text: string): void {
  if (response.writableLength > MAX_BUFFERED) response.destroy();
  else if (!response.destroyed) response.write(text);
}
