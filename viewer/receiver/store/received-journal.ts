import { now } from '../../../src/clock.js';
import { FileJournal } from '../../../src/journal/file.js';
import type { AnyRecord } from '../../../src/journal/event.js';
import type { EventType } from '../../../src/types.js';

/** Memory for what a disk that is full does not take. */
const MAX_MEMORY = 32 * 1024 * 1024;

/** The journal leaves a disk that failed alone for so long, without a word (src/journal/file.ts). */
const RETRY_MS = 1000;

/** The journal of what was received: files of their own in the same folder, as of any other program that records there. */
export class ReceivedJournal {
  readonly #journal: FileJournal;
  #failure: unknown;
  #failedAt = -Infinity;

  constructor(dir: string, maxBytes: number) {
    const options = { dir, durability: 'grouped', maxBytes, retain: 'all', destinations: [], maxMemory: MAX_MEMORY, project: undefined } as const;
    this.#journal = new FileJournal(options, {
      committed: () => {},
      dropped: (_count, reason) => this.#failed(new Error(reason)),
      storeFailed: (error) => this.#failed(error),
    });
  }

  append(type: EventType, record: AnyRecord, bytes: number): void {
    this.#journal.append({ type, at: now(), bytes, record });
  }

  /** Brings all of it to the disk; what the disk said if it does not take it. */
  drain(): unknown {
    this.#journal.drainSync();
    return now() - this.#failedAt > RETRY_MS ? undefined : this.#failure;
  }

  close(): void {
    this.#journal.close();
  }

  #failed(error: unknown): void {
    this.#failure = error;
    this.#failedAt = now();
  }
}
