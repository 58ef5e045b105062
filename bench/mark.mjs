/** What the sink knows a span by. */
export const MARK = 'span-number-';
export const MARK_DIGITS = 7;

export function markOf(number) {
  return `${MARK}${String(number).padStart(MARK_DIGITS, '0')}`;
}
