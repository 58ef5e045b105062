/** A write that takes longer holds up the program; a large one may take longer by what a slow disk needs for its bytes. */
const SLOW_MS = 50;
const BYTES_PER_MS = 20_000;

/** So many slow writes in a row are not chance: a busy machine, or a collection of garbage, can make one look slow. */
const PATIENCE = 5;

/** How long a slow disk is left alone: at first, and at most. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** Tells a disk that holds up the program from one that was slow once. */
export class Slowness {
  #inARow = 0;

  /** A write of so many bytes took so long; returns for how many milliseconds there should be none, 0 for a disk that is well. */
  after(ms: number, bytes: number): number {
    this.#inARow = ms > SLOW_MS + bytes / BYTES_PER_MS ? this.#inARow + 1 : 0;
    return this.#inARow < PATIENCE ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#inARow - PATIENCE));
  }

  /** Why there is a pause. */
  get reason(): string {
    return `${this.#inARow} writes in a row held up the program for more than ${SLOW_MS} ms each`;
  }
}
