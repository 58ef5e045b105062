import { useEffect, useRef, useState } from 'preact/hooks';

const KEY = 'filigree-split';
const LEAST = 30;
const MOST = 75;

/** The line between the tree and the detail, which can be moved with the pointer and with arrows. */
export function Splitter() {
  const line = useRef<HTMLDivElement>(null);
  const [percent, setPercent] = useState(() => bounded(Number(localStorage.getItem(KEY) ?? 56)));
  useEffect(() => {
    line.current?.parentElement?.style.setProperty('--split', `${percent}%`);
    localStorage.setItem(KEY, String(percent));
  }, [percent]);
  const drag = (event: PointerEvent) => {
    if (!line.current?.hasPointerCapture(event.pointerId)) return;
    const { left, width } = line.current.parentElement!.getBoundingClientRect();
    setPercent(bounded(((event.clientX - left) / width) * 100));
  };
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setPercent(bounded(percent + by));
  };
  return (
    <div
      ref={line}
      class="splitter"
      role="separator"
      aria-label="Width of the tree"
      aria-orientation="vertical"
      aria-valuenow={Math.round(percent)}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      onPointerDown={(event) => line.current?.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={keys}
    />
  );
}

function bounded(percent: number): number {
  return Math.min(MOST, Math.max(LEAST, percent || LEAST));
}
