import { now } from '../../clock.js';
import { destinationKey } from './destination-key.js';
import { LeftoverStream } from './leftover-stream.js';
import { forgetIfSent, leftovers } from './leftovers.js';
import type { Home } from '../../journal/journal.js';
import type { Exporter } from '../exporter.js';
import type { Counter } from './counter.js';
import type { Leftover } from './leftovers.js';
import type { Parcel } from './parcel.js';

/** Between two looks for processes that have died meanwhile. */
const LOOK_AGAIN_MS = 60_000;

/** What dead processes left for one exporter, a process at a time. */
export class LeftoverQueue {
  readonly #exporter: Exporter;
  readonly #home: Home;
  readonly #retain: 'all' | 'unsent';
  #found: Iterator<Leftover> | undefined;
  #stream: LeftoverStream | undefined;
  /** Sent but for the last answers. */
  readonly #settling = new Set<LeftoverStream>();
  #lookAgainAt = 0;
  #turn = false;
  #closed = false;

  constructor(exporter: Exporter, home: Home, retain: 'all' | 'unsent') {
    this.#exporter = exporter;
    this.#home = home;
    this.#retain = retain;
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

  /** Opens what the next dead process left; `false` if there is nothing, or it was looked for not long ago. */
  async open(): Promise<boolean> {
    const leftover = this.#closed ? undefined : this.#find();
    if (leftover === undefined) return false;
    const stream = await LeftoverStream.open(leftover, this.#exporter, () => this.#finished(leftover, stream));
    this.#settling.add(stream);
    if (this.#closed) stream.close();
    else this.#stream = stream;
    return !this.#closed;
  }

  close(): void {
    this.#closed = true;
    for (const stream of this.#settling) stream.close();
  }

  #find(): Leftover | undefined {
    if (this.#found === undefined && now() < this.#lookAgainAt) return undefined;
    this.#found ??= leftovers(this.#home.dir, destinationKey(this.#exporter), this.#home.process);
    const { done, value } = this.#found.next() as IteratorResult<Leftover, undefined>;
    if (!done) return value;
    this.#found = undefined;
    this.#lookAgainAt = now() + LOOK_AGAIN_MS;
    return undefined;
  }

  #finished(leftover: Leftover, stream: LeftoverStream): void {
    this.#settling.delete(stream);
    if (this.#retain === 'unsent') forgetIfSent(this.#home.dir, leftover);
  }
}

function wanted({ events }: Parcel, { live }: Exporter): number {
  return live === true ? events.length : events.filter(({ type }) => type !== 'trace.start' && type !== 'span.start').length;
}
