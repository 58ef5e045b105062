import { now, toMicroseconds } from './clock.js';
import { JournalEvent } from './journal/event.js';
import type { Recording } from './recording.js';
import type { EventType, SpanRecord, TraceRecord } from './types.js';

/** What is left of a recording that the program lost before it ended. */
interface Remains {
  readonly type: EventType;
  readonly record: TraceRecord | SpanRecord;
  readonly reference: WeakRef<Recording>;
}

/**
 * The recordings that were still open when their group was committed. Short ones, nearly all, never come here, so this
 * costs the hot path nothing. References are weak: a tracer must not keep alive what the program lost.
 */
export class OpenRecordings {
  readonly #open = new Set<WeakRef<Recording>>();
  readonly #lost: (event: JournalEvent) => void;
  readonly #collected = new FinalizationRegistry<Remains>((remains) => this.#report(remains));

  /** `lost` gets the end of each recording that was collected as garbage while it was open. */
  constructor(lost: (event: JournalEvent) => void) {
    this.#lost = lost;
  }

  add(events: readonly JournalEvent[]): void {
    for (const { source, record } of events.filter(isStart)) this.#track(source as Recording, record as TraceRecord | SpanRecord);
  }

  delete(recording: Recording): void {
    const { openReference } = recording;
    if (openReference === undefined || !this.#open.delete(openReference)) return;
    this.#collected.unregister(recording);
  }

  /** Ends them all, the innermost first. */
  endAll(reason: string): void {
    for (const reference of [...this.#open].reverse()) reference.deref()?.cancelWith(reason);
  }

  #track(recording: Recording, record: TraceRecord | SpanRecord): void {
    const reference = (recording.openReference = new WeakRef(recording));
    this.#open.add(reference);
    this.#collected.register(recording, { type: recording.endEvent, record, reference }, recording);
  }

  #report({ type, record, reference }: Remains): void {
    if (!this.#open.delete(reference)) return;
    const end = { ...record, status: 'CANCELLED', statusReason: 'never ended', endTime: toMicroseconds(now()) } as const;
    this.#lost(new JournalEvent(type, { ended: true, toRecord: () => end }, now(), 0));
  }
}

function isStart({ type, superseded }: JournalEvent): boolean {
  return !superseded && (type === 'span.start' || type === 'trace.start');
}
