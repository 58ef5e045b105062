import type { Beginning } from './event.js';

/**
 * What has begun and not ended since the last commit, as a list that runs through the things themselves: joining and
 * leaving cost a few writes, so that work which ends soon, nearly all, costs nothing more.
 */
export class OpenList {
  #last: Beginning | undefined = undefined;

  add(beginning: Beginning): void {
    const before = this.#last;
    beginning.before = before;
    beginning.listed = true;
    if (before !== undefined) before.after = beginning;
    this.#last = beginning;
  }

  delete(beginning: Beginning): void {
    if (!beginning.listed) return;
    const { before, after } = beginning;
    if (before !== undefined) before.after = after;
    if (after === undefined) this.#last = before;
    else after.before = before;
    unlist(beginning);
  }

  /** Empties the list; returns what was in it, the oldest first. */
  take(): Beginning[] {
    const taken: Beginning[] = [];
    for (let beginning = this.#last; beginning !== undefined; ) {
      const { before } = beginning;
      taken.push(beginning);
      unlist(beginning);
      beginning = before;
    }
    this.#last = undefined;
    return taken.reverse();
  }
}

function unlist(beginning: Beginning): void {
  beginning.listed = false;
  beginning.before = undefined;
  beginning.after = undefined;
}
