import { now } from '../../clock.js';

const MINUTE_MS = 60_000;
const LEAST_MS = 1000;

/**
 * How long a refused caller has to wait. The server counts requests in minutes that begin with the first one (a fixed window,
 * one for each route and key) and answers 429 without a `Retry-After`.
 */
export class MinuteWindows {
  readonly #begun = new Map<string, number>();

  /** A request to a route goes out. */
  count(route: string): void {
    const begun = this.#begun.get(route);
    if (begun === undefined || now() - begun >= MINUTE_MS) this.#begun.set(route, now());
  }

  /** Milliseconds until the route's present minute is over. */
  left(route: string): number {
    const begun = this.#begun.get(route) ?? now();
    return Math.max(LEAST_MS, Math.min(MINUTE_MS, begun + MINUTE_MS - now()));
  }
}
