import { now } from '../../clock.js';
import { destinationKey } from './destination-key.js';
import { LeftoverStream } from './leftover-stream.js';
import { forgetIfSent, leftovers } from './leftovers.js';
import { Rest } from './rest.js';
import type { Home } from '../../journal/journal.js';
import type { Exporter } from '../exporter.js';
import type { Counter } from './counter.js';
import type { Leftover, Search } from './leftovers.js';
import type { Feed, Parcel } from './parcel.js';

/** Between two looks for processes that have died meanwhile. */
const LOOK_AGAIN_MS = 60_000;

/** What dead processes left for one exporter, a process at a time. */
export class LeftoverQueue {
  readonly #exporter: Exporter;
  readonly #search: Search;
  #found: Iterator<Leftover | undefined> | undefined;
  #opening: Promise<boolean> | undefined;
  #stream: LeftoverStream | undefined;
  /** Sent but for the last answers. */
  readonly #settling = new Set<LeftoverStream>();
  /** Locked, and not yet a stream. */
  #locked: Leftover | undefined;
  #lookAgainAt = 0;
  #turn = false;
  #closed = false;

  constructor(exporter: Exporter, { dir, process }: Home, retain: 'all' | 'unsent') {
    this.#exporter = exporter;
    this.#search = { dir, key: destinationKey(exporter), own: process, retain };
  }

  /** Whether something that was left is being sent. */
  get isOpen(): boolean {
    return this.#stream !== undefined;
  }

  /** Every second time there is one; `anyway`: each time. */
  next(counter: Counter, anyway = false): Parcel | undefined {
    this.#turn = !this.#turn;
    if (this.#stream === undefined || (!this.#turn && !anyway)) return undefined;
    const parcel = this.#stream.next();
    if (parcel === undefined) this.#stream = undefined;
    else counter.offer(wanted(parcel, this.#exporter));
    return parcel;
  }

  /** Opens what the next dead process left; `false` if there is nothing, or it was looked for not long ago. Never rejects. */
  open(): Promise<boolean> {
    return (this.#opening ??= this.#open().finally(() => (this.#opening = undefined)));
  }

  /** Somebody may have ended since the last look. */
  lookAgain(): void {
    this.#lookAgainAt = 0;
  }

  close(): void {
    this.#closed = true;
    this.#locked?.release();
    for (const stream of this.#settling) stream.close();
  }

  async #open(): Promise<boolean> {
    if (this.#closed) return false;
    if (this.#stream !== undefined) return true;
    try {
      this.#locked = await this.#find();
      if (this.#locked === undefined) return false;
      return this.#begin(this.#locked, await LeftoverStream.prepare(this.#locked, this.#exporter));
    } catch {
      // It cannot be read now. Whoever looks next finds it again.
      this.#locked?.release();
      return !this.#closed;
    } finally {
      this.#locked = undefined;
    }
  }

  #begin(leftover: Leftover, feed: Feed): boolean {
    if (this.#closed) return false;
    const stream = new LeftoverStream(leftover, feed, this.#exporter, () => this.#finished(leftover, stream));
    this.#settling.add(stream);
    this.#stream = stream;
    return true;
  }

  async #find(): Promise<Leftover | undefined> {
    if (this.#found === undefined && now() < this.#lookAgainAt) return undefined;
    this.#lookAgainAt = now() + LOOK_AGAIN_MS;
    this.#found ??= leftovers(this.#search);
    const rest = new Rest();
    while (!this.#closed) {
      const { done, value } = this.#found.next() as IteratorResult<Leftover | undefined, undefined>;
      if (value !== undefined) return value;
      if (done) break;
      if (rest.due) await rest.take();
    }
    this.#found = undefined;
    return undefined;
  }

  #finished(leftover: Leftover, stream: LeftoverStream): void {
    this.#settling.delete(stream);
    if (this.#search.retain === 'unsent') forgetIfSent(this.#search.dir, leftover);
  }
}

function wanted({ events }: Parcel, { live }: Exporter): number {
  return live === true ? events.length : events.filter(({ type }) => type !== 'trace.start' && type !== 'span.start').length;
}
