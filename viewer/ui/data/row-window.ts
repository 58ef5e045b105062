/** The rows to put into the document, of a list that is longer than what is seen of it. */
export interface RowWindow {
  readonly from: number;
  /** The first one behind them. */
  readonly to: number;
}

/** The rows that a scrolled view shows, and `beyond` more on each side so that a quick scroll meets no gap. */
export function rowWindow(scrollTop: number, height: number, rowHeight: number, count: number, beyond = 12): RowWindow {
  const first = Math.floor(scrollTop / rowHeight);
  const seen = Math.ceil(height / rowHeight) + 1;
  const from = Math.max(0, Math.min(first, count) - beyond);
  return { from, to: Math.min(count, first + seen + beyond) };
}
