import { setImmediate, setTimeout } from 'node:timers/promises';
import { span, startSpan } from 'filigree';
import type { SpanContext } from 'filigree';
import { Expected } from './model.js';
import type { Ending, Step } from './model.js';

/** Where a step stands: the span around it, as expected, and the contexts that can be named as parents. */
interface Place {
  readonly around: Expected | undefined;
  readonly contexts: readonly { readonly expected: Expected; readonly context: SpanContext }[];
  /** Promises that the body waits for before it ends. */
  readonly joins: Promise<unknown>[];
}

class Escape extends Error {}

/** Runs programs with filigree on, and says beside it what must have been recorded. */
export class Interpreter {
  readonly expected: Expected[] = [];
  readonly #detached: Promise<unknown>[] = [];

  async run(program: readonly Step[]): Promise<void> {
    const place: Place = { around: undefined, contexts: [], joins: [] };
    await this.#async(program, place).catch(onlyEscapes);
    await Promise.all(place.joins);
    // What is started by a timer may start more.
    while (this.#detached.length > 0) await Promise.all(this.#detached.splice(0));
  }

  /** Steps of an async body, one after the other. */
  async #async(steps: readonly Step[], place: Place): Promise<void> {
    for (const step of steps) await this.#asyncStep(step, place);
  }

  async #asyncStep(step: Step, place: Place): Promise<void> {
    switch (step.do) {
      case 'wait':
        for (let turn = 0; turn < step.turns; turn++) await (turn === 0 ? null : setImmediate());
        return;
      case 'call':
        if (!step.async) return this.#syncCall(step, place);
        return this.#asyncCall(step, place);
      case 'generate':
        return step.async ? this.#asyncGenerate(step, place) : this.#syncGenerate(step, place);
      case 'handle': {
        const { expected, context, inner } = this.#handle(step, place);
        try {
          await this.#async(step.body, inner);
        } finally {
          endHandle(step, expected, context);
        }
        return;
      }
      case 'adopt': {
        const { expected, parent } = this.#adopted(step, place);
        return startSpan(expected.name, { parent }, async (context) => this.#asyncBody(expected, context, step.body, 'return', place));
      }
      case 'all':
        await Promise.all(step.branches.map((branch) => this.#branch(branch, place).catch(onlyEscapes)));
        return;
      case 'later':
        return this.#later(step, place, true);
    }
  }

  /** Steps of a sync body: what is async in them is started and left to itself. */
  #sync(steps: readonly Step[], place: Place): void {
    for (const step of steps) this.#syncStep(step, place);
  }

  #syncStep(step: Step, place: Place): void {
    switch (step.do) {
      case 'wait':
        return;
      case 'call':
        if (!step.async) return this.#syncCall(step, place);
        return this.#detach(this.#asyncCall(step, place));
      case 'generate':
        return step.async ? this.#detach(this.#branch([step], place)) : this.#syncGenerate(step, place);
      case 'handle': {
        const { expected, context, inner } = this.#handle(step, place);
        try {
          return this.#sync(step.body, inner);
        } finally {
          endHandle(step, expected, context);
        }
      }
      case 'adopt': {
        const { expected, parent } = this.#adopted(step, place);
        return startSpan(expected.name, { parent }, (context) => this.#syncBody(expected, context, step.body, 'return', place));
      }
      case 'all':
        for (const branch of step.branches) this.#detach(this.#branch(branch, place));
        return;
      case 'later':
        return this.#later(step, place, false);
    }
  }

  #expect(place: Place): Expected {
    const expected = new Expected(`s${this.expected.length}`, place.around);
    this.expected.push(expected);
    return expected;
  }

  #syncCall(step: Step & { do: 'call' }, place: Place): void {
    const expected = this.#expect(place);
    const body = (context?: SpanContext) => this.#syncBody(expected, context, step.body, step.ending, place);
    try {
      callAs(step.by, expected.name, body);
    } catch (error) {
      if (step.ending === 'escape' || error instanceof Escape) throw error;
    }
  }

  async #asyncCall(step: Step & { do: 'call' }, place: Place): Promise<void> {
    const expected = this.#expect(place);
    const body = async (context?: SpanContext) => this.#asyncBody(expected, context, step.body, step.ending, place);
    try {
      await callAs(step.by, expected.name, body);
    } catch (error) {
      if (step.ending === 'escape' || error instanceof Escape) throw error;
    }
  }

  #syncBody(expected: Expected, context: SpanContext | undefined, steps: readonly Step[], ending: Ending, place: Place): void {
    try {
      this.#sync(steps, inside(place, expected, context));
      conclude(ending);
      expected.end('COMPLETED');
    } catch (error) {
      expected.fail(error);
      throw error;
    }
  }

  async #asyncBody(expected: Expected, context: SpanContext | undefined, steps: readonly Step[], ending: Ending, place: Place): Promise<void> {
    const inner = inside(place, expected, context);
    try {
      try {
        await this.#async(steps, inner);
      } finally {
        await Promise.all(inner.joins);
      }
      conclude(ending);
      expected.end('COMPLETED');
    } catch (error) {
      expected.fail(error);
      throw error;
    }
  }

  #syncGenerate(step: Step & { do: 'generate' }, place: Place): void {
    const expected = this.#expect(place);
    const interpreter = this;
    const generate = span(expected.name, function* () {
      const inner = inside(place, expected, undefined);
      try {
        for (const one of step.body) {
          interpreter.#syncStep(one, inner);
          yield;
        }
        conclude(step.ending);
        expected.end('COMPLETED');
      } catch (error) {
        expected.fail(error);
        throw error;
      } finally {
        expected.end('CANCELLED');
      }
    });
    try {
      for (const _ of generate()) {
        this.#between(place);
        if (step.ending === 'break') break;
      }
    } catch (error) {
      if (step.ending === 'escape' || error instanceof Escape) throw error;
    }
  }

  async #asyncGenerate(step: Step & { do: 'generate' }, place: Place): Promise<void> {
    const expected = this.#expect(place);
    const interpreter = this;
    const generate = span(expected.name, async function* () {
      const inner = inside(place, expected, undefined);
      try {
        for (const one of step.body) {
          try {
            await interpreter.#asyncStep(one, inner);
          } finally {
            await Promise.all(inner.joins);
          }
          yield;
        }
        conclude(step.ending);
        expected.end('COMPLETED');
      } catch (error) {
        expected.fail(error);
        throw error;
      } finally {
        expected.end('CANCELLED');
      }
    });
    try {
      for await (const _ of generate()) {
        this.#between(place);
        if (step.ending === 'break') break;
      }
    } catch (error) {
      if (step.ending === 'escape' || error instanceof Escape) throw error;
    }
  }

  /** Work of a consumer's own, between two steps of what it consumes. */
  #between(place: Place): void {
    const expected = this.#expect(place);
    span(expected.name, () => expected.end('COMPLETED'))();
  }

  #handle(step: Step & { do: 'handle' }, place: Place) {
    const expected = this.#expect(place);
    const context = startSpan(expected.name, { lazy: step.lazy });
    return { expected, context, inner: { ...inside(place, expected, context), joins: place.joins } };
  }

  #adopted(step: Step & { do: 'adopt' }, place: Place) {
    const open = place.contexts.filter((candidate) => candidate.expected.open);
    const chosen = open.at(-1 - (step.up % Math.max(open.length, 1)));
    return { expected: this.#expect(chosen === undefined ? place : { ...place, around: chosen.expected }), parent: chosen?.context };
  }

  /** A branch has a span of its own, or the handles of one would be current in the next. */
  #branch(branch: readonly Step[], place: Place): Promise<void> {
    const expected = this.#expect(place);
    return startSpan(expected.name, async (context) => this.#asyncBody(expected, context, branch, 'return', place));
  }

  #later(step: Step & { do: 'later' }, place: Place, joins: boolean): void {
    const run = () => this.#sync(step.body, { ...place, contexts: [] });
    // Within a turn it shows when exactly a span ends; a body that waits for it has not ended.
    if (joins && step.by === 'microtask') place.joins.push(Promise.resolve().then(run).catch(onlyEscapes));
    else if (joins && step.by === 'tick') place.joins.push(new Promise<void>((resolve) => process.nextTick(resolve)).then(run).catch(onlyEscapes));
    else this.#detach((step.by === 'immediate' ? setImmediate() : setTimeout(1)).then(run));
  }

  #detach(work: Promise<unknown>): void {
    this.#detached.push(work.catch(onlyEscapes));
  }
}

function inside(place: Place, expected: Expected, context: SpanContext | undefined): Place {
  return { around: expected, contexts: context === undefined ? place.contexts : [...place.contexts, { expected, context }], joins: [] };
}

function callAs<R>(by: 'function' | 'method' | 'callback', name: string, body: (context?: SpanContext) => R): R {
  if (by === 'callback') return startSpan(name, body);
  if (by === 'function') return span(name, () => body())();
  return { body: span(name, methodOf(body)) }.body();
}

function methodOf<R>(body: () => R): () => R {
  return function method(this: { body: unknown }): R {
    if (typeof this.body !== 'function') throw new Error('`this` was lost');
    return body();
  };
}

function conclude(ending: Ending | 'break'): void {
  if (ending === 'throw') throw new Error('thrown');
  if (ending === 'abort') throw new DOMException('aborted', 'AbortError');
  if (ending === 'escape') throw new Escape('escapes');
}

function endHandle({ end }: Step & { do: 'handle' }, expected: Expected, context: SpanContext): void {
  if (end === 'complete, then fail') context.complete().fail();
  else if (end === 'dispose') context[Symbol.dispose]();
  else context[end]();
  expected.end(end === 'fail' ? 'ERROR' : end === 'cancel' ? 'CANCELLED' : 'COMPLETED');
}

function onlyEscapes(error: unknown): void {
  if (!(error instanceof Escape)) throw error;
}
