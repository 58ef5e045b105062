import { types } from 'node:util';
import { now } from './clock.js';
import { engine } from './engine.js';
import { registry } from './registry.js';
import { Chunks } from './chunks.js';
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
      storage.enterWith(stream.recording);
      try {
        return stream.observe(method, Reflect.apply(step, this, args), args);
      } catch (error) {
        stream.fail(error);
        throw error;
      } finally {
        storage.enterWith(outer);
      }
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
  observe(method: Method, outcome: unknown, args: readonly unknown[]): unknown {
    if (!types.isPromise(outcome)) {
      this.#settled(method, outcome, args);
      return outcome;
    }
    return outcome.then(
      (result) => {
        this.#settled(method, result, args);
        return result;
      },
      (error: unknown) => {
        this.fail(error);
        throw error;
      },
    );
  }

  fail(error: unknown): void {
    abandoned.unregister(this);
    this.#finishOutput();
    this.recording.failWith(error);
  }

  cancel(reason: string): void {
    abandoned.unregister(this);
    this.#finishOutput();
    this.recording.cancelWith(reason);
  }

  #settled(method: Method, result: unknown, args: readonly unknown[]): void {
    const { done, value } = result as IteratorResult<unknown>;
    if (done !== true) return this.#chunk(value);
    if (method === 'return') return this.cancel('the consumer stopped before the end');
    abandoned.unregister(this);
    this.#finishOutput(value);
    this.recording.succeed(undefined);
  }

  #chunk(value: unknown): void {
    if (this.recording.ended) return;
    if (this.#chunks.count === 0) this.recording.firstChunk(now());
    const { capture, captureOutput } = engine();
    if (captureOutput && this.recording.captures) this.#chunks.add(value, capture);
    else this.#chunks.skip();
  }

  /** An output that the program set itself wins over the chunks. */
  #finishOutput(returned?: unknown): void {
    this.recording.finishStream(this.#chunks, returned);
  }
}
