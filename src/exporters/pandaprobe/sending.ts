import type { PandaProbeApi } from './api.js';
import type { Refused } from './refused.js';

/** What sending one batch needs at every step. */
export interface Sending {
  readonly api: PandaProbeApi;
  readonly signal: AbortSignal;
  /** How long a trace may take to be stored after it was accepted. */
  readonly storingMs: number;
  readonly refused: Refused;
}
