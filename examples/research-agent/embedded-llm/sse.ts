/** Server-sent events, as far as OpenAI's streams use them: https://html.spec.whatwg.org/multipage/server-sent-events.html */
import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Sends each value as one event and ends with `[DONE]`. Every event leaves in a turn of its own, so the client sees a
 * stream and not one block; a client that went away stops it.
 */
export async function sendEvents(response: ServerResponse, values: Iterable<unknown>): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  for (const value of values) {
    if (response.destroyed) return;
    response.write(`data: ${JSON.stringify(value)}\n\n`);
    await nextTurn();
  }
  response.end('data: [DONE]\n\n');
}
