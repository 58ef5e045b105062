import { formatCount } from '../../../src/text/number.js';

/** A count in few characters: `812`, `9,120`, `27.2k`, `1.3M`. */
export function compactCount(count: number): string {
  if (count < 10_000) return formatCount(count);
  return count < 999_500 ? `${short(count / 1e3)}k` : `${short(count / 1e6)}M`;
}

function short(value: number): string {
  return value >= 99.95 ? formatCount(Math.round(value)) : value.toFixed(1);
}
