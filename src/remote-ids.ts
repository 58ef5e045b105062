/** Ids that are kept: about 200 bytes each. The oldest go first. */
const MOST = 16_384;

/**
 * The ids under which destinations know traces and spans, for those that assign ids of their own. Kept beside the
 * recordings and not in them: most are never asked for, and every field of a recording is paid for.
 */
export class RemoteIds {
  readonly #most: number;
  /** Local id -> exporter -> remote id. */
  readonly #known = new Map<string, Map<string, string>>();
  readonly #waiting = new Map<string, ((remoteId: string) => void)[]>();

  constructor(most = MOST) {
    this.#most = most;
  }

  /** A destination has answered. */
  assign(exporter: string, localId: string, remoteId: string): void {
    const known = this.#known.get(localId) ?? new Map<string, string>();
    this.#known.set(localId, known.set(exporter, remoteId));
    if (this.#known.size > this.#most) this.#known.delete(this.#known.keys().next().value!);
    this.#settle(keyOf(exporter, localId), remoteId);
  }

  /** The id that the first destination to answer gave; the local one until then. */
  idOf(localId: string): string {
    return this.#known.get(localId)?.values().next().value ?? localId;
  }

  /** Resolves when that destination has answered; never rejects. */
  async wait(exporter: string, localId: string): Promise<string> {
    const known = this.#known.get(localId)?.get(exporter);
    if (known !== undefined) return known;
    return new Promise((resolve) => {
      const key = keyOf(exporter, localId);
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), resolve]);
    });
  }

  /** No more answers come: who still waits gets the local id. */
  close(): void {
    for (const key of this.#waiting.keys()) this.#settle(key, key.slice(0, key.indexOf(' ')));
  }

  #settle(key: string, id: string): void {
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    for (const resolve of waiting) resolve(id);
  }
}

/** Local ids have no spaces. */
function keyOf(exporter: string, localId: string): string {
  return `${localId} ${exporter}`;
}
