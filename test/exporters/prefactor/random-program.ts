import fc from 'fast-check';
import { startSpan, startTrace } from 'filigree';
import type { SpanContext, TraceContext } from 'filigree';
import type { Tape } from './harness.js';

export type Step =
  | { do: 'trace' }
  | { do: 'span'; at: number; lazy: boolean }
  | { do: 'start'; at: number }
  | { do: 'end'; at: number; how: 'complete' | 'fail' | 'cancel' }
  | { do: 'commit' };

const at = fc.nat(30);

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'trace' }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('span' as const), at, lazy: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('start' as const), at }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('end' as const), at, how: fc.constantFrom('complete' as const, 'fail' as const, 'cancel' as const) }) },
    { weight: 2, arbitrary: fc.constant<Step>({ do: 'commit' }) },
  ),
  { minLength: 5, maxLength: 50 },
);

/** What the program made, and what is to become of it. */
export interface Node {
  readonly name: string;
  readonly parent: Node | undefined;
  readonly trace: Node;
  readonly context: TraceContext | SpanContext;
  begun: boolean;
  outcome: 'complete' | 'failed' | 'cancelled' | undefined;
  /** The number of the group in which it ended. */
  endedIn: number;
}

/** Runs random steps, ends what is left open, and says what must have become of it all. */
export class Program {
  readonly nodes: Node[] = [];
  readonly #tape: Tape;

  constructor(tape: Tape, todo: readonly Step[]) {
    this.#tape = tape;
    this.#open(undefined, false);
    for (const step of todo) this.#take(step);
    for (const node of this.nodes) if (node.parent !== undefined && node.outcome === undefined) this.#end(node, 'complete');
    for (const node of this.nodes) if (node.outcome === undefined) this.#end(node, 'complete');
    tape.commit();
  }

  get spans(): Node[] {
    return this.nodes.filter(({ parent }) => parent !== undefined);
  }

  get traces(): Node[] {
    return this.nodes.filter(({ parent }) => parent === undefined);
  }

  #take(step: Step): void {
    if (step.do === 'commit') return void this.#tape.commit();
    if (step.do === 'trace') return void this.#open(undefined, false);
    const open = this.nodes.filter(({ outcome }) => outcome === undefined);
    const node = open[step.at % open.length];
    if (node === undefined) return;
    // What begins when all else of its trace is over comes too late for the instance.
    if (step.do === 'span') this.#open(node, step.lazy && node.trace.outcome === undefined);
    else if (step.do === 'end') this.#end(node, step.how);
    else this.#start(node);
  }

  #open(parent: Node | undefined, lazy: boolean): void {
    const name = `n${this.nodes.length}`;
    const context = parent === undefined ? startTrace(name, { newTrace: true }) : startSpan(name, { lazy, parent: parent.context });
    const node: Node = { name, parent, trace: undefined as never, context, begun: false, outcome: undefined, endedIn: -1 };
    (node as { trace: Node }).trace = parent?.trace ?? node;
    this.nodes.push(node);
    if (!lazy) begin(node);
  }

  #start(node: Node): void {
    if (node.parent === undefined) return;
    (node.context as SpanContext).start();
    begin(node);
  }

  /** A trace with prepared spans stays open: they could begin when its instance is finished. */
  #end(node: Node, how: 'complete' | 'fail' | 'cancel'): void {
    if (node.parent === undefined && this.spans.some(({ begun, outcome, trace }) => trace === node && !begun && outcome === undefined)) return;
    node.outcome = how === 'fail' ? 'failed' : how === 'cancel' ? 'cancelled' : 'complete';
    node.endedIn = this.#tape.batches.length;
    if (node.parent === undefined) return (node.context as TraceContext).setStatus(({ complete: 'COMPLETED', fail: 'ERROR', cancel: 'CANCELLED' } as const)[how]).end();
    if (how !== 'cancel') begin(node);
    (node.context as SpanContext)[how]();
  }
}

/** Prepared ancestors begin with what is in them, unless they are over. */
function begin(node: Node): void {
  node.begun = true;
  if (node.parent !== undefined && !node.parent.begun && (node.parent.outcome === undefined)) begin(node.parent);
}
