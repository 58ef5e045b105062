import { formatDateTime } from '../../../src/text/time.js';

const DAY = 86_400_000_000;

/** When something began, short: the time of day, with the date before it if it was not within the last day. */
export function startText(time: number, now: number): string {
  const text = formatDateTime(time);
  const [date = '', clock = ''] = text.split(' ');
  if (now - time < DAY && now >= time) return clock;
  return `${date.slice(5)} ${clock.slice(0, 5)}`;
}
