/** Remembers the newest entries of something without end; the oldest go first. */
export class Recent<V> {
  readonly #entries = new Map<string, V>();
  readonly #most: number;
  readonly #forget: (value: V) => void;

  constructor(most: number, forget: (value: V) => void = () => {}) {
    this.#most = most;
    this.#forget = forget;
  }

  get(key: string): V | undefined {
    return this.#entries.get(key);
  }

  set(key: string, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#most) return;
    const [oldest, forgotten] = this.#entries.entries().next().value!;
    this.#entries.delete(oldest);
    this.#forget(forgotten);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  values(): IterableIterator<V> {
    return this.#entries.values();
  }
}
