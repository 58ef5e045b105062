import { Instance } from './instance.js';
import type { InstanceHost } from './instance.js';

/** Traces whose end never comes, such as those of processes that were killed, are forgotten at this many. */
const MOST = 10_000;

/** How many finished instances are remembered, for scores that come later. */
const MOST_FINISHED = 256;

/** The agent instances that are at work, by trace. */
export class Instances {
  readonly #host: InstanceHost;
  readonly #open = new Map<string, Instance>();
  readonly #finished = new Map<string, Instance>();

  constructor(host: InstanceHost) {
    this.#host = host;
  }

  of(traceId: string): Instance {
    const known = this.#open.get(traceId) ?? this.#finished.get(traceId);
    if (known !== undefined) return known;
    const instance = new Instance(traceId, this.#host);
    this.#open.set(traceId, instance);
    if (this.#open.size > MOST) this.#open.delete(this.#open.keys().next().value!);
    return instance;
  }

  get open(): readonly Instance[] {
    return [...this.#open.values()].filter(({ open }) => open);
  }

  /** A batch has been taken: what is finished gives its memory back. */
  prune(traceIds: readonly string[]): void {
    for (const traceId of traceIds) this.#prune(traceId);
  }

  #prune(traceId: string): void {
    const instance = this.#open.get(traceId);
    instance?.prune();
    if (instance?.finished !== true) return;
    this.#open.delete(traceId);
    this.#finished.set(traceId, instance);
    if (this.#finished.size > MOST_FINISHED) this.#finished.delete(this.#finished.keys().next().value!);
    this.#host.terminations.forget(traceId);
  }
}
