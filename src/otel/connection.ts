import { currentScope, openRecording } from '../context.js';
import { SPAN, spanOf } from './api.js';
import { brand } from './brand.js';
import { OwnSpan } from './own-span.js';
import { openedAt } from './place.js';
import type { ContextManager, OtelContext, OtelSpan } from './api.js';
import type { Recording } from '../recording.js';

type Active = ContextManager['active'];

/** What one recording looks like to OpenTelemetry, and the context that it was last put into. */
interface Shown {
  readonly span: OwnSpan;
  readonly base: OtelContext;
  readonly context: OtelContext;
}

/**
 * filigree and one context manager of OpenTelemetry: from here on the manager answers with the current recording as the
 * active span, wherever that is the innermost of both.
 */
export class Connection {
  readonly manager: ContextManager;
  readonly #active: Active;
  readonly #failed: (error: unknown) => void;
  readonly #shown = new WeakMap<Recording, Shown>();
  #attaching = false;

  /** `failed` hears what goes wrong while the program asks for its context. */
  constructor(manager: ContextManager, failed: (error: unknown) => void) {
    this.manager = manager;
    this.#failed = failed;
    const { active } = manager;
    this.#active = (active as Active & { [brand]?: Active })[brand] ?? active;
    // Another copy of filigree may have been here; and a manager that answers with something else is not touched.
    this.context.getValue(SPAN);
    if (this.#active === active) this.#patch();
  }

  /** The active context without what filigree shows in it. */
  get context(): OtelContext {
    return Reflect.apply(this.#active, this.manager, []);
  }

  /** The active span, of OpenTelemetry's or of ours where a context was derived inside it. */
  get span(): OtelSpan | undefined {
    return spanOf(this.context);
  }

  /** Runs `fn` in a context of before. What OpenTelemetry does wrong does not reach `fn`. */
  within<T>(context: OtelContext, fn: () => T): T {
    let called = false;
    const call = () => {
      called = true;
      return fn();
    };
    try {
      return context === this.context ? call() : this.manager.with(context, call);
    } catch (error) {
      if (called) throw error;
      this.#failed(error);
      return fn();
    }
  }

  #patch(): void {
    const { manager } = this;
    const active = Object.defineProperty(() => this.#answer(), brand, { value: this.#active });
    Object.defineProperty(manager, 'active', { value: active, configurable: true, writable: true });
    const { attach } = manager;
    if (attach === undefined) return;
    const attached = (context: OtelContext) => this.#attach(attach, context);
    Object.defineProperty(manager, 'attach', { value: attached, configurable: true, writable: true });
  }

  #answer(): OtelContext {
    const base = this.context;
    try {
      return this.#attaching ? base : this.#withCurrent(base);
    } catch (error) {
      this.#failed(error);
      return base;
    }
  }

  /** `attach` remembers the active context, to give it back later: without us, who may be gone by then. */
  #attach(attach: NonNullable<ContextManager['attach']>, context: OtelContext): unknown {
    this.#attaching = true;
    try {
      return Reflect.apply(attach, this.manager, [context]);
    } finally {
      this.#attaching = false;
    }
  }

  #withCurrent(base: OtelContext): OtelContext {
    const current = openRecording(currentScope());
    if (current === undefined || !current.trace.recorded) return base;
    const recording = innermost(current, spanOf(base));
    if (recording === undefined) return base;
    const shown = this.#shown.get(recording);
    if (shown?.base === base) return shown.context;
    const span = shown?.span ?? new OwnSpan(recording);
    const context = base.setValue(SPAN, span);
    this.#shown.set(recording, { span, base, context });
    return context;
  }
}

/** The innermost recording that was opened while `span` was active; with none active, the current one counts. */
function innermost(current: Recording, span: OtelSpan | undefined): Recording | undefined {
  const recording = openedAt(current, span);
  if (recording === undefined) return span === undefined ? current : undefined;
  return recording.place?.unsampled === true ? undefined : openRecording(recording);
}
