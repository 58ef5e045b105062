import type { Metadata } from './types.js';
import type { Recording } from './recording.js';

/** What `propagate` gives to every trace that is opened inside it. */
export interface Propagated {
  readonly sessionId?: string;
  readonly userId?: string;
  readonly tags?: readonly string[];
  readonly metadata?: Metadata;
}

/**
 * What the AsyncLocalStorage holds. A recording is its own scope, so entering one makes no extra object; `propagate`
 * makes a scope that keeps the recording around it.
 */
export interface Scope {
  readonly recording: Recording | undefined;
  readonly propagated: Propagated | undefined;
}
