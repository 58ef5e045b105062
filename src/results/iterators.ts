import { hook, methodOf } from './hook.js';
import { lapses } from './lapse.js';
import { Stream } from './stream.js';
import type { Recording } from '../recording.js';
import type { AnyFunction } from '../run.js';
import type { Step } from './stream.js';

const STEPS: readonly Step[] = ['next', 'return', 'throw'];

/**
 * Keeps the recording open for as long as a generator runs. The generator itself is handed out, with its three methods
 * hooked: its identity, prototype and timing are the program's own.
 */
export function trackGenerator(recording: Recording, generator: object): void {
  trackSteps(new Stream(recording), generator);
  lapses(recording, generator, 'collected before it was drained');
}

/**
 * An object that can be iterated with `for await`, such as `openai`'s `Stream` or a web `ReadableStream`: whoever takes
 * an iterator or a reader from it takes one whose steps are looked at. Its other ways out are its own.
 */
export function trackIterable(recording: Recording, iterable: object): void {
  trackSources(new Stream(recording), iterable);
  lapses(recording, iterable, 'collected before it was drained');
}

function trackSources(stream: Stream, iterable: object): void {
  trackSource(iterable, Symbol.asyncIterator, (iterator) => trackSteps(stream, iterator));
  trackSource(iterable, 'values', (iterator) => trackSteps(stream, iterator));
  trackSource(iterable, 'getReader', (reader) => trackReader(stream, reader));
  trackSource(iterable, 'tee', (branches) => trackBranch(stream, branches));
}

/** Looks at what a method of the iterable hands out, whenever the program calls it. */
function trackSource(iterable: object, key: string | symbol, track: (source: object) => void): void {
  const method = methodOf(iterable, key);
  if (method === undefined) return;
  hook(iterable, key, method, (call, args) => {
    const source = call(args);
    if (typeof source === 'object' && source !== null) track(source);
    return source;
  });
}

function trackSteps(stream: Stream, iterator: object): void {
  for (const step of STEPS) {
    const method = methodOf(iterator, step);
    if (method !== undefined) trackStep(stream, iterator, step, step, method);
  }
}

function trackReader(stream: Stream, reader: object): void {
  const read = methodOf(reader, 'read');
  const cancel = methodOf(reader, 'cancel');
  if (read !== undefined) trackStep(stream, reader, 'read', 'next', read);
  if (cancel !== undefined) {
    hook(reader, 'cancel', cancel, (call, args) => {
      stream.cancel('the consumer stopped before the end');
      return call(args);
    });
  }
}

/** Both branches of a tee see the same chunks: one of them is looked at. */
function trackBranch(stream: Stream, branches: object): void {
  const [branch] = Array.isArray(branches) ? (branches as unknown[]) : [];
  if (typeof branch === 'object' && branch !== null) trackSources(stream, branch);
}

function trackStep(stream: Stream, target: object, key: string, step: Step, method: AnyFunction): void {
  hook(target, key, method, (call, args) => stream.step(step, () => call(args)));
}
