import { Readable } from 'node:stream';
import { inherits } from '../inherits.js';
import { hook, methodOf } from './hook.js';
import { lapses } from './lapse.js';
import { Stream } from './stream.js';
import type { Recording } from '../recording.js';

/** Whether it is a readable stream of Node's. */
export function isNodeStream(value: object): boolean {
  return inherits(value, Readable.prototype);
}

/**
 * A readable stream of Node's tells all that happens to it through `emit`, so looking there needs no listener: one would
 * set the stream flowing, and an `error` that nobody listens to must go on to crash the program.
 */
export function trackNodeStream(recording: Recording, readable: object): void {
  const stream = new Stream(recording);
  const emit = methodOf(readable, 'emit');
  if (emit === undefined) return recording.succeed(undefined);
  hook(readable, 'emit', emit, (call, args) => {
    observe(stream, args);
    return call(args);
  });
  lapses(recording, readable, 'collected before it was drained');
}

function observe(stream: Stream, [event, value]: readonly unknown[]): void {
  if (event === 'data') stream.chunk(value);
  else if (event === 'end') stream.drain();
  else if (event === 'error') stream.fail(value);
  else if (event === 'close') stream.cancel('the consumer stopped before the end');
}
