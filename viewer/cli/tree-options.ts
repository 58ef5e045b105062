import type { Paint } from './paint.js';

/** How to draw a trace. */
export interface TreeOptions {
  paint: Paint;
  /** At most so many spans. */
  limit: number;
  /** Draw inputs and outputs. */
  values: boolean;
  /** Microseconds since the Unix epoch, for what still runs. */
  now: number;
}
