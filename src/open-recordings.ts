import { now, toMicroseconds } from './clock.js';
import { RECORD_BYTES } from './journal/event.js';
import type { JournalEvent } from './journal/event.js';
import type { Recording, StartEvent } from './recording.js';

/** What is left of a recording that the program lost before it ended. */
interface Remains {
  readonly start: Pick<JournalEvent, 'type' | 'record'>;
  readonly reference: WeakRef<Recording>;
}

/**
 * The recordings that were still open when their group was committed. Short ones, nearly all, never come here, so this
 * costs the hot path nothing. References are weak: a tracer must not keep alive what the program lost.
 */
export class OpenRecordings {
  /** Open at the last commit; most end before the next one, so they are not worth a weak reference yet. */
  #young: readonly StartEvent[] = [];
  readonly #open = new Set<WeakRef<Recording>>();
  readonly #lost: (event: JournalEvent) => void;
  readonly #collected = new FinalizationRegistry<Remains>((remains) => this.#report(remains));

  /** `lost` gets the end of each recording that was collected as garbage while it was open. */
  constructor(lost: (event: JournalEvent) => void) {
    this.#lost = lost;
  }

  /** Takes the starts of a group that was just committed. */
  add(starts: readonly StartEvent[]): void {
    for (const start of this.#young) if (!start.recording.ended) this.#track(start);
    this.#young = starts;
  }

  delete(recording: Recording): void {
    const reference = recording.details?.openReference;
    if (reference !== undefined && this.#open.delete(reference)) this.#collected.unregister(recording);
  }

  /** Takes over what is open in another list; returns how many there are. */
  adopt(other: OpenRecordings): number {
    const recordings = other.#release();
    for (const recording of recordings) this.#track(recording.toStartEvent());
    return recordings.length;
  }

  #release(): Recording[] {
    const released = this.#all().filter((recording) => !recording.ended);
    for (const recording of released) this.delete(recording);
    this.#young = [];
    return released;
  }

  #all(): Recording[] {
    const older = [...this.#open].map((reference) => reference.deref()).filter((recording) => recording !== undefined);
    return [...older, ...this.#young.map(({ recording }) => recording)];
  }

  /** Ends them all, the innermost first. */
  endAll(reason: string): void {
    for (const recording of this.#all().reverse()) recording.cancelWith(reason);
  }

  #track({ type, record, recording }: StartEvent): void {
    const reference = new WeakRef(recording);
    recording.detail().openReference = reference;
    this.#open.add(reference);
    this.#collected.register(recording, { start: { type, record }, reference }, recording);
  }

  #report({ start, reference }: Remains): void {
    if (!this.#open.delete(reference)) return;
    const at = now();
    const record = { ...start.record, status: 'CANCELLED', statusReason: 'never ended', endTime: toMicroseconds(at) } as JournalEvent['record'];
    this.#lost({ type: start.type === 'span.start' ? 'span.end' : 'trace.end', at, bytes: RECORD_BYTES, record });
  }
}
