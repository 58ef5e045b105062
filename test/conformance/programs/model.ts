/** A random program of nested spans, as data. */
export type Step =
  /** Work that is recorded: by a wrapped function, a decorated method, a callback or a generator. */
  | { readonly do: 'call'; readonly by: 'function' | 'method' | 'callback' | 'generator'; readonly async: boolean; readonly body: readonly Step[]; readonly then: 'return' | 'throw' | 'abort' }
  /** A handle that is made, is current for the steps in it, and ends. */
  | { readonly do: 'handle'; readonly lazy: boolean; readonly end: 'end' | 'complete' | 'fail' | 'cancel' | 'dispose' | 'twice'; readonly body: readonly Step[] }
  /** A span whose parent is said. */
  | { readonly do: 'child'; readonly body: readonly Step[] }
  /** Steps that run at the same time, each in a branch of its own. */
  | { readonly do: 'all'; readonly branches: readonly (readonly Step[])[] }
  /** Steps that run later, from a timer. */
  | { readonly do: 'later'; readonly by: 'timeout' | 'immediate' | 'microtask' | 'tick'; readonly body: readonly Step[] }
  | { readonly do: 'wait'; readonly turns: number };

export interface Expected {
  readonly name: string;
  readonly parent: string | undefined;
  readonly status: 'COMPLETED' | 'ERROR' | 'CANCELLED';
}
