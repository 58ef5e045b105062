import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { rowWindow } from '../data/row-window.js';
import { useSize } from './use-size.js';
import type { ComponentChildren, JSX } from 'preact';
import type { RowWindow } from '../data/row-window.js';

interface Properties {
  role: 'grid' | 'treegrid';
  label: string;
  class: string;
  count: number;
  rowHeight: number;
  /** Which one the keys are at; -1 for none. */
  active: number;
  /** The id of a row's element, for `aria-activedescendant`. */
  idOf: (index: number) => string;
  header?: ComponentChildren;
  row: (index: number) => JSX.Element;
  onWindow?: (window: RowWindow) => void;
  /** Keeps the last row in view as rows come. */
  follow?: boolean;
}

/** Browsers do not lay out elements that are taller than some ten million pixels. */
const MAX_HEIGHT = 12_000_000;

/** A grid of which only the rows that are seen are in the document. The element that scrolls has the focus; one row is active. */
export function Rows({ role, label, class: name, count, rowHeight, active, idOf, header, row, onWindow, follow }: Properties) {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const [{ from, to }, setWindow] = useState<RowWindow>({ from: 0, to: 0 });
  const shown = Math.min(count, Math.floor(MAX_HEIGHT / rowHeight));

  const update = useCallback(() => {
    const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
    const next = rowWindow(scrollTop, clientHeight, rowHeight, shown);
    setWindow((before) => (before.from === next.from && before.to === next.to ? before : next));
  }, [rowHeight, shown]);
  useLayoutEffect(update, [update, size.height]);
  useEffect(() => onWindow?.({ from, to }), [from, to, count]);
  useLayoutEffect(() => reveal(scroller.current, active, rowHeight), [active, rowHeight]);
  useLayoutEffect(() => {
    if (follow) scroller.current?.scrollTo({ top: shown * rowHeight });
  }, [follow, shown]);

  return (
    <div ref={scroller} class={`rows ${name}`} role={role} aria-label={label} aria-rowcount={count + (header === undefined ? 0 : 1)} tabIndex={0} onScroll={update} aria-activedescendant={active >= from && active < to ? idOf(active) : undefined}>
      {header}
      <div class="rows-space" role="presentation" style={{ height: `${shown * rowHeight}px` }}>
        <div class="rows-window" role="rowgroup" style={{ transform: `translateY(${from * rowHeight}px)` }}>
          {Array.from({ length: Math.max(0, Math.min(to, shown) - from) }, (_, i) => row(from + i))}
        </div>
      </div>
    </div>
  );
}

/** Scrolls as little as needed for a row to be seen whole, under the header that stays at the top. */
function reveal(scroller: HTMLElement | null, index: number, rowHeight: number): void {
  if (scroller === null || index < 0) return;
  const head = (scroller.querySelector<HTMLElement>('.rows-head')?.offsetHeight ?? 0);
  const top = index * rowHeight;
  const room = scroller.clientHeight - head;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + room) scroller.scrollTop = top + rowHeight - room;
}
