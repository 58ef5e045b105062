/** A local date and time to the second: `2026-11-21 10:41:02`. `microseconds` is since the Unix epoch. */
export function formatDateTime(microseconds: number): string {
  const date = new Date(microseconds / 1000);
  if (Number.isNaN(date.getTime())) return '?';
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clock(date)}`;
}

/** A local time to the millisecond: `10:41:02.123`. `microseconds` is since the Unix epoch. */
export function formatTime(microseconds: number): string {
  const date = new Date(microseconds / 1000);
  if (Number.isNaN(date.getTime())) return '?';
  return `${clock(date)}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function clock(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
