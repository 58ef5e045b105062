/** A decorator in either dialect. Plain code compiles under both with this one type. */
export interface AnyDecorator {
  <V>(value: V, context: DecoratorContext): void;
  (target: object, key: string | symbol, descriptor?: PropertyDescriptor): void;
}

/** A class decorator in either dialect. */
export type AnyClassDecorator = (target: abstract new (...args: never[]) => unknown, context?: ClassDecoratorContext) => void;

/** A span as a tracer recorded it, once it has ended. */
export interface SeenSpan {
  readonly id: string;
  readonly parent: string | undefined;
  readonly name: string;
  readonly status: 'ok' | 'error' | 'cancelled';
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** From its start to its end. */
  readonly milliseconds: number;
}

/**
 * What a tracer has to offer to be put through the shapes. Names are given, so that no tracer fails for how it finds
 * them; what it records goes to memory, so that none fails for want of a server.
 */
export interface Tracer {
  readonly name: string;
  readonly version: string;
  /** Whether it tells work that was called off from work that failed or succeeded. */
  readonly cancels: boolean;
  /** Records each call of the member that it is put on. Left out: a decorator is made of `wrap`. */
  readonly method: (name: string) => AnyDecorator;
  /** Records each call of every method of a class, under the names `Class.method`. Left out: each is given to `wrap`. */
  readonly everyMethod: AnyClassDecorator;
  /** Whether it says what it could not instrument. */
  readonly warns: boolean;
  /** Records each call of a function. */
  readonly wrap: <F>(name: string, fn: F) => F;
  /** Runs `body` in a span. */
  readonly inside: <T>(name: string, body: () => T) => T;
  /** The spans that have ended since it was last asked, in the order of their start. */
  readonly finished: () => Promise<SeenSpan[]>;
  /** What the tracer itself said to be wrong since it was last asked. */
  readonly troubles: () => readonly string[];
}

/** Where a shape says what it sees. */
export interface See {
  /** One observation. Objects are shown by identity: the first one seen is `#1`, in every run. */
  (what: string, ...values: unknown[]): void;
  /** Calls, and says what was returned or thrown. */
  readonly call: (what: string, body: () => unknown) => unknown;
  /** Waits, and says what a promise came to. */
  readonly settled: (what: string, promise: unknown) => Promise<void>;
  /** What can be seen of a function without calling it. */
  readonly face: (what: string, fn: unknown) => void;
  /** A property's descriptor. */
  readonly property: (what: string, target: object, key: PropertyKey) => void;
  /** How many turns of the microtask queue pass until a promise has settled. */
  readonly ticks: (what: string, promise: PromiseLike<unknown>) => Promise<void>;
}

/** What the spans of a shape must be, one line each: `outer > inner: error`, with ` for 8 ms` where it must last that long. */
export type Truth = readonly string[] | ((spans: readonly SeenSpan[]) => string | undefined);

/** A small program of user code. What it sees must be the same whether the tracer is on or off. */
export interface Shape {
  /** A sentence. */
  readonly name: string;
  /** Its row in the catalogue of faults, such as `C15`. */
  readonly row: string;
  readonly run: (t: Tracer, see: See) => unknown;
  readonly truth?: Truth;
  /** What a tracer has to say to the user, each once; it may say nothing else. Asked of those that warn. */
  readonly warnings?: readonly RegExp[];
  /** Why no tracer that wraps functions can hold this one. */
  readonly limit?: string;
}
