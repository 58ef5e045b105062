/** Spans between two pauses: the viewer, in the same process, answers meanwhile. About 5 ms of decoding. */
const SLICE = 250;

/** Reads that stop now and then, so that whoever drives them can let others work; they return what they have read. */
export type Paused<T> = Generator<void, T>;

/** Tells when it is time for a pause. */
export class Pauses {
  #done = 0;

  get due(): boolean {
    return ++this.#done % SLICE === 0;
  }
}
