const MS = 1000;
const SECOND = 1000 * MS;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A duration for people, in three digits or two units: `41 µs`, `8.3 ms`, `830 ms`, `1.24 s`, `2 min 05 s`, `3 h 07 min`,
 * `4 d 02 h`. `microseconds` is rounded; below zero, as clocks of two machines can give, it keeps its sign.
 */
export function formatDuration(microseconds: number): string {
  if (!Number.isFinite(microseconds)) return '?';
  if (microseconds < 0) return `-${formatDuration(-microseconds)}`;
  const us = Math.round(microseconds);
  if (us < MS) return `${us} µs`;
  // The limits are where three digits would round up to the next unit.
  if (us < 999.5 * MS) return `${digits(us / MS, 1)} ms`;
  if (us < 59.95 * SECOND) return `${digits(us / SECOND, 2)} s`;
  if (us < HOUR - SECOND / 2) return twoUnits(us, MINUTE, 'min', SECOND, 's');
  if (us < DAY - MINUTE / 2) return twoUnits(us, HOUR, 'h', MINUTE, 'min');
  return twoUnits(us, DAY, 'd', HOUR, 'h');
}

/** Three significant digits, with at most `decimals` behind the point. */
function digits(value: number, decimals: number): string {
  if (value < 9.995) return value.toFixed(decimals);
  return value.toFixed(value < 99.95 ? Math.min(decimals, 1) : 0);
}

function twoUnits(us: number, large: number, largeName: string, small: number, smallName: string): string {
  const smalls = Math.round(us / small);
  const ratio = large / small;
  return `${Math.floor(smalls / ratio)} ${largeName} ${String(smalls % ratio).padStart(2, '0')} ${smallName}`;
}
