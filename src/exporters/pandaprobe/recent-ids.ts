/** A set that forgets the oldest when it is full. */
export class RecentIds {
  readonly #most: number;
  readonly #ids = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  add(id: string): void {
    this.#ids.delete(id);
    this.#ids.add(id);
    if (this.#ids.size > this.#most) this.#ids.delete(this.#ids.values().next().value!);
  }

  /** `false` when it was not there. */
  delete(id: string): boolean {
    return this.#ids.delete(id);
  }
}
