import { AsyncLocalStorage } from 'node:async_hooks';
import { RemoteIds } from './remote-ids.js';
import type { Engine } from './engine.js';
import type { DeclaredSpan } from './exporters/exporter.js';
import type { ContextManager } from './otel/api.js';
import type { Connection } from './otel/connection.js';
import type { Scope } from './scope.js';

/** What every copy of filigree in this process shares: ESM and CJS, two versions in node_modules, bundled or not. */
export interface Registry {
  /**
   * One storage for all. On Node 20 an enabled AsyncLocalStorage makes every `await` of the program dearer, so nothing
   * enters it before the first span.
   */
  readonly storage: AsyncLocalStorage<Scope | undefined>;
  /** Wrappers, and what each wraps: wrapping twice is wrapping once. */
  readonly wrapped: WeakMap<object, unknown>;
  /** Call sites that can produce spans, by kind and name. */
  readonly declared: Map<string, DeclaredSpan>;
  readonly remoteIds: RemoteIds;
  /** The one test that stands between an instrumented call and the bare one. */
  enabled: boolean;
  /** Made at the first span, or by `configure`. */
  engine: Engine | undefined;
  /** The OpenTelemetry SDK of this process, and filigree's connection to it; no connection where it was refused. */
  readonly otel: { manager: ContextManager | undefined; connection: Connection | undefined };
}

const key = Symbol.for('filigree');

export const registry: Registry = ((globalThis as Record<symbol, unknown>)[key] ??= create()) as Registry;

function create(): Registry {
  // Sealed: Jest takes apart what it finds on the global object after each test file, and warns of each later access.
  return Object.seal({
    storage: new AsyncLocalStorage<Scope | undefined>(),
    wrapped: new WeakMap(),
    declared: new Map(),
    remoteIds: new RemoteIds(),
    enabled: true,
    engine: undefined,
    otel: { manager: undefined, connection: undefined },
  });
}
