import { types } from 'node:util';
import { now } from './clock.js';
import { engine } from './engine.js';
import { registry } from './registry.js';
import { Chunks } from './chunks.js';
import { guard } from './guard.js';
import { then } from './then.js';
import type { Recording } from './recording.js';

const { storage } = registry;

type Step = (this: unknown, ...args: unknown[]) => unknown;
type Method = 'next' | 'return' | 'throw';

/** Spans of generators that nobody drains end when the generator is collected. */
const abandoned = new FinalizationRegistry<Stream>((stream) => stream.cancel('collected before it was drained'));

/**
 * Keeps the recording open for as long as a generator runs. The generator itself is handed out, with its three methods
 * wrapped: its identity, prototype and timing are the program's own.
 */
export function trackGenerator(recording: Recording, generator: object): object {
  const stream = new Stream(recording);
  for (const method of ['next', 'return', 'throw'] as const) wrapStep(generator, method, stream);
  abandoned.register(generator, stream, stream);
  return generator;
}

function wrapStep(generator: object, method: Method, stream: Stream): void {
  const step = (generator as Record<Method, Step>)[method];
  Object.defineProperty(generator, method, { value: stepIn(stream, method, step), writable: true, configurable: true, enumerable: false });
}

/** One step of the generator's body, in the context of its recording. */
function stepIn(stream: Stream, method: Method, step: Step): Step {
  return {
    [method](this: unknown, ...args: unknown[]) {
      const outer = storage.getStore();
      let outcome: unknown;
      storage.enterWith(stream.recording);
      try {
        outcome = Reflect.apply(step, this, args);
      } catch (error) {
        stream.fail(error);
        throw error;
      } finally {
        storage.enterWith(outer);
      }
      return stream.observe(method, outcome);
    },
  }[method] as Step;
}

/** What is known of a stream while it flows. */
class Stream {
  readonly recording: Recording;
  readonly #chunks = new Chunks();

  constructor(recording: Recording) {
    this.recording = recording;
  }

  /** Looks at the outcome of one step, sync or async, and hands it on as it is. */
  observe(method: Method, outcome: unknown): unknown {
    if (!types.isPromise(outcome)) {
      this.#settled(method, outcome);
      return outcome;
    }
    return then(
      outcome,
      (result) => {
        this.#settled(method, result);
        return result;
      },
      (error) => {
        this.fail(error);
        throw error;
      },
    );
  }

  fail(error: unknown): void {
    this.#finish(undefined);
    this.recording.failWith(error);
  }

  cancel(reason: string): void {
    this.#finish(undefined);
    this.recording.cancelWith(reason);
  }

  #settled(method: Method, result: unknown): void {
    const { done, value } = result as IteratorResult<unknown>;
    if (done !== true) return this.#chunk(value);
    if (method === 'return') return this.cancel('the consumer stopped before the end');
    this.#finish(value);
    this.recording.succeed(undefined);
  }

  #chunk(value: unknown): void {
    if (this.recording.ended) return;
    guard(() => {
      if (this.#chunks.count === 0) this.recording.firstChunk(now());
      const { capture, captureOutput } = engine();
      if (captureOutput && this.recording.captures) this.#chunks.add(value, capture);
      else this.#chunks.skip();
    });
  }

  #finish(returned: unknown): void {
    if (this.recording.ended) return;
    abandoned.unregister(this);
    guard(() => this.recording.finishStream(this.#chunks, returned));
  }
}
