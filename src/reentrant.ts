import { callOpening } from './annotated.js';
import { registry } from './registry.js';
import { recorder } from './run.js';
import type { AnyFunction, Opening } from './run.js';
import type { Site } from './site.js';
import type { SpanKind } from './types.js';

/** Records an annotated async function by calling it again: off, a call of it is what it was before. */
class Reentrant {
  readonly #opening: Opening;
  /** Between the call that is recorded and the first statement of the function. */
  #entering = false;

  constructor(opening: Opening) {
    this.#opening = opening;
  }

  /** Whether the function was called by the program, which is to be recorded, and not by `record`. */
  get outside(): boolean {
    if (!this.#entering) return registry.enabled;
    this.#entering = false;
    return false;
  }

  /** Calls the function in a recording; `values` is what its parameters hold. */
  record(values: readonly unknown[], fn: AnyFunction, self?: unknown): unknown {
    const enter = (): unknown => {
      this.#entering = true;
      try {
        return Reflect.apply(fn, self, values as never[]);
      } finally {
        // At the end of the stack it did not come to its first statement.
        this.#entering = false;
      }
    };
    return Reflect.apply(recorder(enter, this.#opening), undefined, values as never[]);
  }
}

/** What generated code makes once for an annotated async function that it can call again. */
export function reentrant(site: Site, what: 'span' | 'trace', kind?: SpanKind): Reentrant {
  return new Reentrant(callOpening(site, what, kind));
}
