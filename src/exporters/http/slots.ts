import type { Deadline } from './deadline.js';

/** Lets a number of requests run at the same time; the others wait for their turn, first come, first served. */
export class Slots {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Resolves when a slot is taken; rejects with the deadline's reason when that is over before. */
  take(deadline: Deadline): Promise<void> | void {
    deadline.throwIfOver();
    if (this.#free > 0) this.#free--;
    else return this.#wait(deadline);
  }

  /** Gives a slot back, to the one that has waited longest. */
  give(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#free++;
    else {
      this.#waiting.delete(next);
      next();
    }
  }

  #wait(deadline: Deadline): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(resolve);
      deadline.whenOver((reason) => {
        if (this.#waiting.delete(resolve)) reject(reason);
      });
    });
  }
}
