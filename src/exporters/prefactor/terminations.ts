/** Tells of an agent instance that an operator or a policy of Prefactor has ended. */
export interface Termination {
  readonly traceId: string;
  /** Prefactor's id of the agent instance. */
  readonly instanceId: string;
  /** As Prefactor gives it. */
  readonly reason: string | undefined;
}

/** The reason of a signal that Prefactor aborted. It is an `AbortError`: work that stops with it is cancelled, not failed. */
export class AgentTerminatedError extends Error implements Termination {
  override readonly name = 'AbortError';
  readonly traceId: string;
  readonly instanceId: string;
  readonly reason: string | undefined;

  constructor({ instanceId, reason, traceId }: Termination) {
    super(`Prefactor has terminated the agent${reason === undefined ? '' : `: ${reason}`}`);
    this.traceId = traceId;
    this.instanceId = instanceId;
    this.reason = reason;
  }
}

/** Signals that were asked for traces which never came are given up at this many. */
const MOST = 10_000;

/** One signal for each trace, and the user's own function, called once for each. */
export class Terminations {
  readonly #controllers = new Map<string, AbortController>();
  readonly #terminated = new Set<string>();
  readonly #onTerminate: ((termination: Termination) => unknown) | undefined;
  readonly #warn: (message: string) => void;

  constructor(onTerminate: ((termination: Termination) => unknown) | undefined, warn: (message: string) => void) {
    this.#onTerminate = onTerminate;
    this.#warn = warn;
  }

  signal(traceId: string): AbortSignal {
    return this.#controller(traceId).signal;
  }

  has(traceId: string): boolean {
    return this.#terminated.has(traceId);
  }

  /** Whether anybody would hear of it. */
  wants(traceId: string): boolean {
    return !this.has(traceId) && (this.#onTerminate !== undefined || this.#controllers.has(traceId));
  }

  /** Every answer repeats it; it is told once. */
  hear(termination: Termination): void {
    if (this.#terminated.has(termination.traceId)) return;
    this.#terminated.add(termination.traceId);
    this.#controller(termination.traceId).abort(new AgentTerminatedError(termination));
    void this.#tell(termination);
  }

  /** The instance is finished; signals that were given out stay as they are. */
  forget(traceId: string): void {
    this.#controllers.delete(traceId);
    this.#terminated.delete(traceId);
  }

  #controller(traceId: string): AbortController {
    const known = this.#controllers.get(traceId);
    if (known !== undefined) return known;
    if (this.#controllers.size >= MOST) this.#controllers.delete(this.#controllers.keys().next().value!);
    const controller = new AbortController();
    this.#controllers.set(traceId, controller);
    return controller;
  }

  /** The user's code: whatever it throws, or a promise of it, goes no further. */
  async #tell(termination: Termination): Promise<void> {
    try {
      await this.#onTerminate?.(termination);
    } catch (error) {
      this.#warn(`\`prefactor\`: \`onTerminate\` threw (${error instanceof Error ? error.message : typeof error})`);
    }
  }
}
