import type { AnyRecord, JournalEvent } from '../../journal/event.js';
import type { EventType } from '../../types.js';
import type { Batch } from '../exporter.js';

/** The records of some journal events, sorted into lists when somebody looks. */
export class EventBatch implements Batch {
  readonly #events: readonly JournalEvent[];
  readonly #lists = new Map<EventType, readonly AnyRecord[]>();

  constructor(events: readonly JournalEvent[]) {
    this.#events = events;
  }

  get size(): number {
    return this.#events.length;
  }

  get spans() {
    return this.#list('span.end') as Batch['spans'];
  }

  get traces() {
    return this.#list('trace.end') as Batch['traces'];
  }

  get scores() {
    return this.#list('score') as Batch['scores'];
  }

  get started() {
    return { spans: this.#list('span.start'), traces: this.#list('trace.start') } as Batch['started'];
  }

  #list(type: EventType): readonly AnyRecord[] {
    const known = this.#lists.get(type);
    if (known !== undefined) return known;
    const records = this.#events.filter((event) => event.type === type).map((event) => event.record);
    this.#lists.set(type, records);
    return records;
  }
}
