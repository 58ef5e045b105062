const MAX_AGE_MS = 1000;
const MOST = 16;

/** Answers that a page asks for again and again while nothing changes; for a second, because processes can die without a word. */
export class Remembered {
  readonly #known = new Map<string, { at: number; value: unknown }>();

  /** What `make` made for this key a moment ago, or makes now. The key says all that the value depends on. */
  get<T>(key: string, make: () => T): T {
    const known = this.#known.get(key);
    if (known !== undefined && performance.now() - known.at < MAX_AGE_MS) return known.value as T;
    const value = make();
    this.#known.delete(key);
    this.#known.set(key, { at: performance.now(), value });
    if (this.#known.size > MOST) this.#known.delete(this.#known.keys().next().value!);
    return value;
  }
}
