const SLOW_MS = 1;
const TRIES = 5;

/** How long snapshots took. A slow one is taken again: the machine's own pauses do not come five times in a row. */
export class Timings {
  readonly #milliseconds: number[] = [];
  #slowest = { milliseconds: 0, text: '' };

  take(text: string, work: () => void): void {
    let milliseconds = timed(work);
    for (let i = 1; i < TRIES && milliseconds > SLOW_MS; i++) milliseconds = Math.min(milliseconds, timed(work));
    this.#milliseconds.push(milliseconds);
    if (milliseconds > this.#slowest.milliseconds) this.#slowest = { milliseconds, text: text.slice(0, 120) };
  }

  get summary() {
    const sorted = this.#milliseconds.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
    return { p50: at(0.5), p999: at(0.999), max: this.#slowest.milliseconds, slowest: this.#slowest.text };
  }
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
