/** What has been read from a numbered stream and not yet been delivered: the number from which on to read again after a crash. */
export class Acks {
  /** By token, in the order of their numbers, which only rise. */
  readonly #outstanding = new Map<symbol, number>();

  /** Something that begins at `position` is on its way; call what is returned when it has arrived. */
  open(position: number): () => void {
    const token = Symbol();
    this.#outstanding.set(token, position);
    return () => void this.#outstanding.delete(token);
  }

  /** The lowest number that is still on its way; `undefined` when nothing is. */
  get lowest(): number | undefined {
    const { done, value } = this.#outstanding.values().next();
    return done ? undefined : value;
  }
}
