import { crc32 } from 'node:zlib';
import { Recent } from './recent.js';

/** About 10 MB. A client repeats what it has just sent. */
const MAX_SEEN = 50_000;

/** What was written lately: a client that got no answer sends it again, and it is to be there once. */
export class Seen {
  readonly #sums = new Recent<number>(MAX_SEEN);

  /** Whether it was not seen, or was another one: a span that is sent again with more in it takes the place of the first. */
  isNew(key: string, record: object): boolean {
    const sum = crc32(JSON.stringify(record));
    if (this.#sums.get(key) === sum) return false;
    this.#sums.set(key, sum);
    return true;
  }
}
