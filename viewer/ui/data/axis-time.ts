import { formatDateTime } from '../../../src/text/time.js';

const DAY = 86_400;

/** A time on an axis, in seconds since the Unix epoch: the day where a day begins or nothing shorter is counted, else the time of day, with its seconds where it is no whole minute. */
export function axisTime(second: number, bucket: number): string {
  const [date = '', clock = ''] = formatDateTime(second * 1e6).split(' ');
  if (bucket >= DAY || clock === '00:00:00') return date.slice(5);
  return clock.endsWith(':00') ? clock.slice(0, 5) : clock.slice(0, 8);
}
