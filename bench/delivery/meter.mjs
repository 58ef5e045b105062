import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** The peak of the resident memory so far, in MiB. */
export function peakRss() {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
}

/** Measures a piece of work: its time, its CPU, the longest delay of the event loop, and the peak of the memory over what it was before. */
export async function metered(work) {
  globalThis.gc();
  const idle = process.memoryUsage.rss() / 2 ** 20;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const turns = new Turns();
  delay.enable();
  await work();
  delay.disable();
  turns.stop();
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: round((performance.now() - began) / 1000),
    cpuSeconds: round((user + system) / 1e6),
    idleMiB: round(idle),
    peakOverIdleMiB: round(peakRss() - idle),
    stallMs: { longest: round(delay.max / 1e6), p999: round(delay.percentile(99.9) / 1e6), median: round(delay.percentile(50) / 1e6) },
    longestTurnCpuMs: round(turns.longestMs),
  };
}

/** The CPU that one turn of the event loop took at most: what a stall is on a machine with nothing else to do. */
class Turns {
  longestMs = 0;
  #last = process.cpuUsage();
  #next = setImmediate(() => this.#turn());

  stop() {
    clearImmediate(this.#next);
  }

  #turn() {
    const { user, system } = process.cpuUsage(this.#last);
    this.#last = process.cpuUsage();
    this.longestMs = Math.max(this.longestMs, (user + system) / 1000);
    this.#next = setImmediate(() => this.#turn());
  }
}

const round = (number) => Math.round(number * 100) / 100;
