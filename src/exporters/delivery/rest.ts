import { setTimeout } from 'node:timers/promises';
import { now } from '../../clock.js';

/** How long work of ours may go on before the program's own goes first. */
const LONGEST_MS = 10;

/** Lets the program go on now and then, through a timer that does not hold the process open. */
export class Rest {
  #since = now();

  get due(): boolean {
    return now() - this.#since > LONGEST_MS;
  }

  async take(): Promise<void> {
    await setTimeout(1, undefined, { ref: false });
    this.#since = now();
  }
}

/** Does work that can be interrupted, in turns with the program. */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  const rest = new Rest();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (rest.due) await rest.take();
  }
}
