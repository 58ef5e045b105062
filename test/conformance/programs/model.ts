import fc from 'fast-check';

/** How a piece of recorded work ends: `throw` and `abort` are caught by who called it, `escape` is caught by nobody on the way. */
export type Ending = 'return' | 'throw' | 'abort' | 'escape';

/** A random program of nested spans, as data. */
export type Step =
  | { readonly do: 'call'; readonly by: 'function' | 'method' | 'callback'; readonly async: boolean; readonly body: readonly Step[]; readonly ending: Ending }
  /** A generator that yields between its steps; its consumer does recorded work of its own, and may break off. */
  | { readonly do: 'generate'; readonly async: boolean; readonly body: readonly Step[]; readonly ending: Ending | 'break' }
  /** A handle that is current for the steps in it. */
  | { readonly do: 'handle'; readonly lazy: boolean; readonly end: 'end' | 'complete' | 'fail' | 'cancel' | 'dispose' | 'complete, then fail'; readonly body: readonly Step[] }
  /** Work under a parent that is named: one of the open ones around it. */
  | { readonly do: 'adopt'; readonly up: number; readonly body: readonly Step[] }
  | { readonly do: 'all'; readonly branches: readonly (readonly Step[])[] }
  | { readonly do: 'later'; readonly by: 'timeout' | 'immediate' | 'microtask' | 'tick'; readonly body: readonly Step[] }
  | { readonly do: 'wait'; readonly turns: number };

const steps = fc.letrec<{ body: Step[]; step: Step }>((tie) => ({
  body: fc.array(tie('step'), { maxLength: 5, size: 'max', depthIdentifier: 'program' }),
  step: fc.oneof(
    { maxDepth: 8, depthSize: 'max', depthIdentifier: 'program' },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), turns: fc.nat(2) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('call' as const),
        by: fc.constantFrom('function' as const, 'method' as const, 'callback' as const),
        async: fc.boolean(),
        body: tie('body'),
        ending: fc.constantFrom<Ending>('return', 'return', 'throw', 'abort', 'escape'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('generate' as const), async: fc.boolean(), body: tie('body'), ending: fc.constantFrom<Ending | 'break'>('return', 'throw', 'abort', 'escape', 'break') }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('handle' as const),
        lazy: fc.boolean(),
        end: fc.constantFrom('end' as const, 'complete' as const, 'fail' as const, 'cancel' as const, 'dispose' as const, 'complete, then fail' as const),
        body: tie('body'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('adopt' as const), up: fc.nat(3), body: tie('body') }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('all' as const), branches: fc.array(tie('body'), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('later' as const), by: fc.constantFrom('timeout' as const, 'immediate' as const, 'microtask' as const, 'tick' as const), body: tie('body') }) },
  ),
}));

export const programs: fc.Arbitrary<Step[]> = steps.body;

export type Status = 'COMPLETED' | 'ERROR' | 'CANCELLED';

/** The reference: what a span must be follows from where it stands in the program, and from nothing else. */
export class Expected {
  status: Status | undefined;
  readonly name: string;
  /** The span around it that was open when it was made. */
  readonly parent: Expected | undefined;

  constructor(name: string, around: Expected | undefined) {
    this.name = name;
    this.parent = openAt(around);
  }

  get open(): boolean {
    return this.status === undefined;
  }

  end(status: Status): void {
    this.status ??= status;
  }

  fail(error: unknown): void {
    this.end(isAbort(error) ? 'CANCELLED' : 'ERROR');
  }
}

/** An ended span is nobody's parent: the one around it stands in. */
export function openAt(around: Expected | undefined): Expected | undefined {
  let node = around;
  while (node !== undefined && !node.open) node = node.parent;
  return node;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
