import { types } from 'node:util';
import { now } from '../clock.js';
import { engine } from '../engine.js';
import { guard } from '../guard.js';
import { inOtelContext, otelContext } from '../otel/connect.js';
import { currentSlot, put, scopeIn } from '../slot.js';
import { Chunks } from './chunks.js';
import { then } from '../then.js';
import type { OtelContext } from '../otel/api.js';
import type { Recording } from '../recording.js';

/** What one step of a stream was asked for. */
export type Step = 'next' | 'return' | 'throw';

/** A recording that is open for as long as a stream runs: drained, broken off, thrown into, or collected. */
export class Stream {
  readonly #recording: Recording;
  readonly #chunks = new Chunks();
  /** The body runs in the context of its call for OpenTelemetry as well, whoever takes the steps. */
  readonly #otelContext: OtelContext | undefined = otelContext();

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  /** Runs a step of the stream's body in the recording's context, and looks at what came of it. */
  step(step: Step, body: () => unknown): unknown {
    const slot = currentSlot();
    const outer = scopeIn(slot);
    let outcome: unknown;
    put(slot, this.#recording);
    try {
      outcome = inOtelContext(this.#otelContext, body);
    } catch (error) {
      this.fail(error);
      throw error;
    } finally {
      put(slot, outer);
    }
    return this.#observe(step, outcome);
  }

  chunk(value: unknown): void {
    if (this.#recording.ended) return;
    guard(() => {
      if (this.#chunks.count === 0) this.#recording.firstChunk(now());
      const { capture, captureOutput } = engine();
      if (captureOutput && this.#recording.captures) this.#chunks.add(value, capture);
      else this.#chunks.skip();
    });
  }

  /** The stream came to its end; `returned` is what a generator returned. */
  drain(returned?: unknown): void {
    this.#close(returned);
    this.#recording.succeed(undefined);
  }

  fail(error: unknown): void {
    this.#close(undefined);
    this.#recording.failWith(error);
  }

  cancel(reason: string): void {
    this.#close(undefined);
    this.#recording.cancelWith(reason);
  }

  /** Sync or async, the outcome is handed on as it is. */
  #observe(step: Step, outcome: unknown): unknown {
    if (!types.isPromise(outcome)) {
      this.#settled(step, outcome);
      return outcome;
    }
    return then(
      outcome,
      (result) => {
        this.#settled(step, result);
        return result;
      },
      (error) => {
        this.fail(error);
        throw error;
      },
    );
  }

  #settled(step: Step, result: unknown): void {
    if (typeof result !== 'object' || result === null || types.isProxy(result)) return;
    const { done, value } = result as IteratorResult<unknown>;
    if (done !== true) this.chunk(value);
    else if (step === 'return') this.cancel('the consumer stopped before the end');
    else this.drain(value);
  }

  #close(returned: unknown): void {
    if (this.#recording.ended) return;
    guard(() => this.#recording.finishStream(this.#chunks, returned));
  }
}
