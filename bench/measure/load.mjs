import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

/** Spans in a trace, and between two turns of the event loop. */
const TRACE = 100;

/** Milliseconds between two looks at the event loop; a stall is what comes on top. */
const RESOLUTION_MS = 1;

/** Makes spans as fast as it can, and says what that and their delivery cost the process. */
export class Load {
  #idle = process.memoryUsage.rss();
  #stalls = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  #before = process.cpuUsage();

  constructor() {
    this.#stalls.enable();
  }

  /** Without `yields` it is one burst: neither timers nor the network get a turn before its end. */
  async run({ call, inside }, workload, spans, yields) {
    for (let from = 0; from < spans; from += TRACE) {
      const done = inside(() => block(call, workload, from, Math.min(spans, from + TRACE)));
      if (done instanceof Promise) await done;
      if (yields) await setImmediate();
    }
  }

  /** Seconds of CPU, the longest stall in milliseconds, and megabytes at the peak over those at the beginning. */
  cost() {
    const { user, system } = process.cpuUsage(this.#before);
    this.#stalls.disable();
    const peak = process.resourceUsage().maxRSS * 1024;
    return { cpu: (user + system) / 1e6, stall: Math.max(0, this.#stalls.max / 1e6 - RESOLUTION_MS), peak: Math.max(0, peak - this.#idle) / 1e6 };
  }
}

function block(call, { input }, from, to) {
  for (let i = from; i < to; i++) call(input(i));
}
