const STEPS = [1, 2, 5];

/** Round times for an axis from 0 to `duration` microseconds, `count` of them at most, 0 left out. */
export function timeTicks(duration: number, count: number): number[] {
  const step = roundStep(duration / Math.max(1, count));
  const ticks: number[] = [];
  for (let time = step; time < duration; time += step) ticks.push(time);
  return ticks;
}

/** The smallest of 1, 2, 5, 10, 20, 50 … that is not below `least`; in seconds and above also 15 and 30 of the next unit would do, and are not worth it. */
function roundStep(least: number): number {
  for (let power = 1; ; power *= 10) {
    const found = STEPS.find((step) => step * power >= least);
    if (found !== undefined) return found * power;
  }
}
