import { PrefactorApi } from './prefactor/api.js';
import { PrefactorDelivery } from './prefactor/delivery.js';
import { resolveOptions } from './prefactor/options.js';
import { Poll } from './prefactor/poll.js';
import { registrationOf } from './prefactor/registration.js';
import { Schemas } from './prefactor/schema.js';
import { Terminations } from './prefactor/terminations.js';
import type { Batch, Exporter, ExporterHost, ExportResult } from './exporter.js';
import type { PrefactorOptions, ResolvedOptions } from './prefactor/options.js';

export { sensitive } from './prefactor/sensitive.js';
export { AgentTerminatedError } from './prefactor/terminations.js';
export type { PrefactorOptions } from './prefactor/options.js';
export type { SensitiveLabel, SensitiveValue } from './prefactor/sensitive.js';
export type { Termination } from './prefactor/terminations.js';

/** The exporter that `prefactor()` makes. */
export interface PrefactorExporter extends Exporter {
  /**
   * Aborted when Prefactor terminates the agent instance of a trace, with an `AgentTerminatedError` that carries its
   * reason. `trace` is a context of the trace or its id. The same signal for every call while the trace is open.
   */
  signal(trace: string | { readonly traceId: string }): AbortSignal;
}

/** As long as the longest groups of the journal, so that a batch does not part spans from their parents. */
const BATCH = { maxBatch: 2048, maxBatchBytes: 8 * 2 ** 20, timeoutMs: 60_000 };

/**
 * Sends every trace to Prefactor as an agent instance, its spans when they begin and when they end. Throws a
 * `FiligreeError` that names the first bad option. See docs/prefactor.md for what becomes of each field.
 *
 * @example
 * ```ts
 * import { configure } from 'filigree';
 * import { prefactor } from 'filigree/exporters/prefactor';
 *
 * configure({
 *   store: false,
 *   exporters: [prefactor({ apiToken: 'token-of-a-deployment', agentIdentifier: '1.4.2', onTerminate: ({ reason }) => console.error(reason) })],
 * });
 * ```
 */
export function prefactor(options: PrefactorOptions = {}): PrefactorExporter {
  return new Prefactor(resolveOptions(options, process.env));
}

/** The exporter that the environment names, by `PREFACTOR_API_URL` and `PREFACTOR_API_TOKEN`; without both, none. */
export function prefactorFromEnvironment(env: NodeJS.ProcessEnv = process.env): PrefactorExporter | undefined {
  const named = [env['PREFACTOR_API_URL'], env['PREFACTOR_API_TOKEN']].every((variable) => variable !== undefined && variable.trim() !== '');
  return named ? new Prefactor(resolveOptions({}, env)) : undefined;
}

class Prefactor implements PrefactorExporter {
  readonly name = 'prefactor';
  readonly destination: string;
  readonly live: boolean;
  readonly delivery: Exporter['delivery'];
  readonly #api: PrefactorApi;
  readonly #delivery: PrefactorDelivery;
  readonly #terminations: Terminations;
  readonly #poll: Poll;
  #host: ExporterHost | undefined;

  constructor(options: ResolvedOptions) {
    this.destination = destinationOf(options);
    this.live = options.live;
    this.delivery = { ...BATCH, unit: options.live ? 'record' : 'trace', concurrency: 1 };
    this.#api = new PrefactorApi({ ...options, connections: options.concurrency });
    this.#terminations = new Terminations(options.onTerminate, (message) => this.#host?.warn(message));
    this.#poll = new Poll(options.pollIntervalMs, () => this.#lookForTerminations());
    this.#delivery = this.#createDelivery(options);
  }

  attach(host: ExporterHost): void {
    this.#host = host;
  }

  async export(batch: Batch, signal: AbortSignal): Promise<ExportResult> {
    const result = await this.#delivery.take(batch, signal);
    if (this.#delivery.instances.open.length > 0) this.#poll.start();
    return result;
  }

  signal(trace: string | { readonly traceId: string }): AbortSignal {
    return this.#terminations.signal(typeof trace === 'string' ? trace : trace.traceId);
  }

  close(): void {
    this.#poll.stop();
    this.#api.close();
  }

  #createDelivery(options: ResolvedOptions): PrefactorDelivery {
    const schemas = new Schemas();
    return new PrefactorDelivery(
      {
        api: this.#api,
        terminations: this.#terminations,
        rootSpans: options.rootSpans,
        spanTypes: () => schemas.of(this.#host?.declared() ?? []),
        registration: (types) => registrationOf(options, types.version),
        assign: (localId, remoteId) => this.#host?.assign(localId, remoteId),
      },
      options.concurrency,
    );
  }

  /** Only for those of which somebody would hear. An answer that does not come is the next one's concern. */
  async #lookForTerminations(): Promise<boolean> {
    const { open } = this.#delivery.instances;
    const watched = open.filter(({ traceId }) => this.#terminations.wants(traceId));
    for (const instance of watched) await instance.look().catch(() => {});
    return open.length > 0;
  }
}

/** What a dead process left goes to the same agent and environment only. */
function destinationOf({ agentId, apiUrl, environmentId }: ResolvedOptions): string {
  return [apiUrl, agentId, environmentId].filter((part) => part !== undefined).join(' ');
}
