import { setImmediate } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { configure, flush, score, shutdown, startTrace, stats } from 'filigree';
import type { DeliveryOptions, Exporter, TraceContext } from 'filigree';
import { newStore } from '../support/store.js';
import { until } from '../support/until.js';
import { RandomDestination } from './random-destination.js';
import type { Outcome } from './random-destination.js';

const long = process.env['FILIGREE_LONG'] === '1';
const numRuns = long ? 1000 : 25;

jest.setTimeout(long ? 3_600_000 : 120_000);

type Step = { do: 'trace' | 'bad trace'; spans: number } | { do: 'open' | 'child' | 'close' | 'score' | 'flush' | 'wait' | 'restart' | 'reconfigure' };

interface Plan {
  readonly delivery: DeliveryOptions;
  readonly live: boolean;
  readonly script: readonly Outcome[];
}

const plan: fc.Arbitrary<Plan> = fc.record({
  delivery: fc.record({ unit: fc.constantFrom('record' as const, 'trace' as const), maxBatch: fc.integer({ min: 1, max: 6 }), concurrency: fc.integer({ min: 1, max: 4 }), maxBatchBytes: fc.constantFrom(500, 2000, 1_000_000) }),
  live: fc.boolean(),
  script: fc.array(fc.constantFrom<Outcome>('takes', 'takes', 'takes', 'unavailable', 'fails', 'hangs', 'takes silently', 'takes all but one', 'too large', 'later'), { maxLength: 12 }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('trace' as const), spans: fc.integer({ min: 0, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bad trace' as const), spans: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('open' as const, 'child' as const, 'close' as const, 'score' as const, 'flush' as const, 'wait' as const) }) },
);

const restart = fc.constantFrom<Step>({ do: 'restart' }, { do: 'reconfigure' });

/** One run of a random program; what it records is known by its ids. */
class Program {
  /** Span ids by trace, in the order of their ends. */
  readonly spans = new Map<string, string[]>();
  readonly traces: string[] = [];
  readonly scores: string[] = [];
  /** Records of this configuration that have ended. */
  recorded = 0;
  #bad = 0;
  readonly #open: TraceContext[] = [];
  readonly #begin: () => void;

  constructor(begin: () => void) {
    this.#begin = begin;
    begin();
  }

  async run(given: Step): Promise<void> {
    if (given.do === 'trace') return this.#trace('good', given.spans);
    if (given.do === 'bad trace') return this.#badTrace(given.spans);
    if (given.do === 'open') return this.#openOne();
    if (given.do === 'child') return this.#child();
    if (given.do === 'close') return this.#close(this.#open.pop());
    if (given.do === 'score') return this.#score();
    if (given.do === 'wait') return setImmediate();
    if (given.do === 'flush') return void (await flush(15));
    await this.end();
    if (given.do === 'restart') await shutdown(15);
    this.recorded = 0;
    this.#begin();
  }

  async end(): Promise<void> {
    while (this.#open.length > 0) this.#close(this.#open.pop());
  }

  #trace(kind: string, count: number): void {
    startTrace(kind, (t) => {
      for (let i = 0; i < count; i++) this.#ended(t.traceId, t.span('span', (s) => s.spanId));
      this.traces.push(t.traceId);
    });
    this.recorded += 1;
  }

  /** Few: a destination that refused eight before it took one is taken for a wrong one. */
  #badTrace(count: number): void {
    if ((this.#bad += count) > 4) return;
    startTrace('good', (t) => {
      for (let i = 0; i < count; i++) t.span('bad', () => {});
      this.traces.push(t.traceId);
    });
    this.recorded += 1 + count;
  }

  async #openOne(): Promise<void> {
    this.#open.push(await new Promise<TraceContext>((resolve) => globalThis.setImmediate(() => resolve(startTrace('long')))));
  }

  #child(): void {
    const t = this.#open.at(-1);
    if (t !== undefined) this.#ended(t.traceId, t.span('child', (s) => s.spanId));
  }

  #close(t: TraceContext | undefined): void {
    if (t === undefined) return;
    t.end();
    this.traces.push(t.traceId);
    this.recorded += 1;
  }

  #score(): void {
    const name = `score ${this.scores.length}`;
    score(this.traces.at(-1) ?? 'of somebody else', name, 1);
    this.scores.push(name);
    this.recorded += 1;
  }

  #ended(traceId: string, spanId: string): void {
    this.spans.set(traceId, [...(this.spans.get(traceId) ?? []), spanId]);
    this.recorded += 1;
  }
}

/** No count is ever negative, and nothing is in none of them. */
function checkCounts(recorded: number, exporters: readonly Exporter[], restarted: boolean): void {
  for (const { name, live } of exporters) {
    const { exported, failed, dropped, pending } = stats().exporters[name]!;
    const all = exported + failed + dropped + pending;
    expect([exported, failed, dropped, pending].filter((count) => count < 0)).toEqual([]);
    if (restarted || live === true) expect(all).toBeGreaterThanOrEqual(recorded);
    else expect(all).toBe(recorded);
  }
}

/**
 * Delivers the rest; what the destination never had a reason to refuse must be delivered in the end. A configuration that
 * was replaced has its own pauses, and hands on what it could not deliver when it has closed.
 */
async function healed(destinations: readonly RandomDestination[], program: Program): Promise<void> {
  for (const destination of destinations) destination.heal();
  const end = performance.now() + 10_000;
  while (Object.values(await flush(500)).some(({ pending }) => pending > 0) && performance.now() < end);
  await until(() => destinations.every((destination) => hasAll(program, destination)));
}

function hasAll({ spans, traces, scores }: Program, destination: RandomDestination): boolean {
  const known = new Set<unknown>([...destination.spans, ...destination.rejected, ...destination.traces, ...destination.scores]);
  return [...spans.values()].flat().every((id) => known.has(id)) && [...traces, ...scores].every((id) => known.has(id));
}

function checkArrived({ spans, traces, scores }: Program, destination: RandomDestination, inOrder: boolean): void {
  const all = [...spans.values()].flat();
  // Rejected when it came again, after it had been taken: that happens too.
  expect(new Set([...destination.spans, ...destination.rejected])).toEqual(new Set(all));
  expect(new Set(destination.traces)).toEqual(new Set(traces));
  expect(new Set(destination.scores)).toEqual(new Set(scores));
  if (!inOrder) return;
  const first = new Map([...new Set(destination.spans)].map((id, i) => [id, i]));
  for (const list of spans.values()) {
    const ids = list.filter((id) => first.has(id));
    expect([...ids].sort((a, b) => first.get(a)! - first.get(b)!)).toEqual(ids);
  }
}

async function check(plans: readonly Plan[], steps: readonly Step[], stored: boolean): Promise<void> {
  const dir = newStore();
  const destinations = plans.map(({ script }) => new RandomDestination(script));
  const exporters = plans.map(({ live, delivery }, i) => destinations[i]!.exporter(`e${i}`, live, delivery));
  const program = new Program(() => configure({ exporters, store: stored && { dir, retain: 'unsent' }, redact: false, onError() {} }));
  let restarted = false;
  for (const given of steps) {
    await program.run(given);
    restarted ||= given.do === 'restart' || given.do === 'reconfigure';
    await flush(0);
    checkCounts(program.recorded, exporters, restarted);
  }
  await program.end();
  await healed(destinations, program);
  checkCounts(program.recorded, exporters, restarted);
  expect(Object.values(stats().exporters).map(({ pending, dropped }) => [pending, dropped])).toEqual(plans.map(() => [0, 0]));
  plans.forEach(({ delivery }, i) => checkArrived(program, destinations[i]!, delivery.concurrency === 1));
  await shutdown(100);
}

const plans = fc.array(plan, { minLength: 1, maxLength: 3 });

test('whatever destinations answer, all that is good arrives once, in order, and every record is counted: in memory', async () => {
  await fc.assert(fc.asyncProperty(plans, fc.array(step, { maxLength: 25 }), (given, steps) => check(given, steps, false)), { numRuns, endOnFailure: true });
});

test('whatever destinations answer, all that is good arrives once, in order, and every record is counted: with a store, over restarts', async () => {
  const steps = fc.array(fc.oneof({ weight: 12, arbitrary: step }, { weight: 1, arbitrary: restart }), { maxLength: 25 });
  await fc.assert(fc.asyncProperty(plans, steps, (given, program) => check(given, program, true)), { numRuns, endOnFailure: true });
});
