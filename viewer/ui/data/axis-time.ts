import { formatDateTime } from '../../../src/text/time.js';

const DAY = 86_400;

/** A time on an axis, in seconds since the Unix epoch: the day where a day begins or nothing shorter is counted, else the time of day. */
export function axisTime(second: number, bucket: number): string {
  const [date = '', clock = ''] = formatDateTime(second * 1e6).split(' ');
  return bucket >= DAY || clock.startsWith('00:00') ? date.slice(5) : clock.slice(0, 5);
}
