import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { minimap } from '../../data/minimap.js';
import { useSize } from '../../parts/use-size.js';
import { kindColours } from '../../parts/colours.js';
import { useTheme } from '../../parts/use-theme.js';
import type { Extent } from '../../data/extent.js';
import type { TreeRow } from '../../data/trace-rows.js';

interface Properties {
  rows: readonly TreeRow[];
  whole: Extent;
  extent: Extent;
  onExtent: (extent: Extent | undefined) => void;
}

const LEVELS = 10;
const LEVEL_HEIGHT = 4;

/** All of the trace in a strip; dragging over it shows that stretch in the lanes below, a double click all of it again. */
export function Minimap({ rows, whole, extent, onExtent }: Properties) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width } = useSize(box);
  const theme = useTheme();
  const bars = useMemo(() => (width === 0 ? [] : minimap(rows, { from: whole.from, to: whole.to, columns: width, levels: LEVELS })), [rows, whole, width]);
  useEffect(() => draw(canvas.current, width, bars), [bars, width, theme]);
  const [start, setStart] = useState<number>();

  const timeAt = ({ clientX }: PointerEvent) => {
    const { left } = box.current!.getBoundingClientRect();
    return whole.from + (Math.min(width, Math.max(0, clientX - left)) / width) * (whole.to - whole.from);
  };
  const begin = (event: PointerEvent) => {
    box.current!.setPointerCapture(event.pointerId);
    setStart(timeAt(event));
  };
  const drag = (event: PointerEvent) => {
    if (start === undefined) return;
    const time = timeAt(event);
    if (Math.abs(time - start) * width > 4 * (whole.to - whole.from)) onExtent({ from: Math.min(start, time), to: Math.max(start, time) });
  };
  const share = (time: number) => `${((time - whole.from) / (whole.to - whole.from)) * 100}%`;
  return (
    <div ref={box} class="minimap" aria-hidden="true" onPointerDown={begin} onPointerMove={drag} onPointerUp={() => setStart(undefined)} onDblClick={() => onExtent(undefined)}>
      <canvas ref={canvas} />
      {extent.from > whole.from && <div class="minimap-out" style={{ left: '0', width: share(extent.from) }} />}
      {extent.to < whole.to && <div class="minimap-out" style={{ left: share(extent.to), right: '0' }} />}
    </div>
  );
}

function draw(canvas: HTMLCanvasElement | null, width: number, bars: ReturnType<typeof minimap>): void {
  const context = canvas?.getContext('2d');
  if (canvas === null || context == null || width === 0) return;
  const ratio = devicePixelRatio;
  canvas.width = width * ratio;
  canvas.height = LEVELS * LEVEL_HEIGHT * ratio;
  context.scale(ratio, ratio);
  const colours = kindColours();
  for (const { level, from, to, kind, failed } of bars) {
    context.fillStyle = failed ? colours('ERROR') : colours(kind);
    context.fillRect(from, level * LEVEL_HEIGHT, to - from, LEVEL_HEIGHT - 1);
  }
}
