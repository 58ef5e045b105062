import { setImmediate } from 'node:timers/promises';
import { now } from '../../../src/clock.js';
import { readProgram } from '../mapping/program.js';
import { readSpan, Refused } from '../mapping/read-span.js';
import { Cleaner } from './clean.js';
import { Seen } from './seen.js';
import { Traces } from './traces.js';
import type { AnyRecord } from '../../../src/journal/event.js';
import type { EventType } from '../../../src/types.js';
import type { Arrived } from '../mapping/arrived.js';
import type { SpanGroup } from '../wire/request.js';
import type { ReceivedJournal } from './received-journal.js';
import type { TraceEvent } from './traces.js';

/** Spans between two pauses: the viewer, in the same process, answers meanwhile. About 15 ms of work. */
const SLICE = 50;

/** What became of a request. */
export interface Taken {
  /** Spans that cannot be taken, whoever sends them again. */
  readonly rejected: number;
  /** Why, of the first of them. */
  readonly reason: string | undefined;
  /** What the disk said when it did not take the rest. */
  readonly failure: unknown;
}

/** Takes spans of OTLP into the store. */
export class Intake {
  readonly #journal: ReceivedJournal;
  readonly #cleaner: Cleaner;
  readonly #seen = new Seen();
  readonly #traces = new Traces();

  constructor(journal: ReceivedJournal, redact: boolean) {
    this.#journal = journal;
    this.#cleaner = new Cleaner(redact);
  }

  /** What was taken is on the disk when this resolves. */
  async take(groups: readonly SpanGroup[]): Promise<Taken> {
    const reasons: string[] = [];
    let done = 0;
    for (const { resource, scope, spans } of groups) {
      const program = readProgram(resource);
      for (const wire of spans) {
        const arrived = readSpan(wire, scope, program);
        if (arrived instanceof Refused) reasons.push(arrived.reason);
        else this.#write(arrived);
        if (++done % SLICE === 0) await setImmediate();
      }
    }
    this.#writeTraces(this.#traces.changes());
    return { rejected: reasons.length, reason: reasons[0], failure: this.#journal.drain() };
  }

  /** Ends traces that are quiet for so long, in milliseconds. */
  settle(quietMs?: number): void {
    this.#writeTraces(this.#traces.settle(now(), quietMs));
  }

  #write(arrived: Arrived): void {
    const { record, type } = arrived;
    if (type === 'score') return this.#append('score', arrived.id, record);
    if (type === 'trace') {
      this.#traces.known(record.traceId);
      return this.#append('trace.end', record.traceId, record);
    }
    this.#append('span.end', `${record.traceId} ${record.spanId}`, record);
    this.#traces.add(arrived, now());
  }

  #writeTraces(events: readonly TraceEvent[]): void {
    for (const { record, type } of events) this.#append(type, record.traceId, record);
  }

  #append(type: EventType, key: string, record: AnyRecord): void {
    if (!this.#seen.isNew(key, record)) return;
    const clean = this.#cleaner.clean(record);
    this.#journal.append(type, clean, this.#cleaner.lastBytes);
  }
}
