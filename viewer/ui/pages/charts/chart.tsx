import 'uplot/dist/uPlot.min.css';
import uPlot from 'uplot';
import { useEffect, useRef } from 'preact/hooks';
import { kindColours } from '../../parts/colours.js';
import { useSize } from '../../parts/use-size.js';
import { useTheme } from '../../parts/use-theme.js';
import { axisTime } from '../../data/axis-time.js';
import type { Bucket } from '../../../api/types.js';

interface Line {
  readonly title: string;
  /** One of the colours of kinds. */
  readonly colour: string;
  readonly values: readonly (number | null)[];
}

interface Properties {
  title: string;
  buckets: readonly number[];
  bucket: Bucket;
  lines: readonly Line[];
  bars?: boolean;
  /** The values are counts: an axis has no halves of them. */
  whole?: boolean;
  format: (value: number) => string;
}

const HEIGHT = 180;
const WHOLE = [1, 2, 5].flatMap((one) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((power) => one * 10 ** power)).sort((a, b) => a - b);
const SECONDS = { minute: 60, hour: 3_600, day: 86_400 } as const;

/** One chart over time. Its figures stand in words in the label, and in the tables of the page. */
export function Chart({ title, buckets, bucket, lines, bars = false, whole = false, format }: Properties) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const theme = useTheme();
  const empty = lines.every(({ values }) => values.every((value) => !value));
  useEffect(() => {
    if (width === 0 || box.current === null || empty) return;
    const data = [buckets.map((start) => start / 1e6), ...lines.map(({ values }) => values)] as uPlot.AlignedData;
    const plot = new uPlot(options({ width, lines, bars, whole, format, span: SECONDS[bucket], buckets }), data, box.current);
    return () => plot.destroy();
  }, [buckets, lines.map(({ values }) => values), width, theme].flat());
  return (
    <figure class="chart">
      <figcaption>
        {title}
        {!empty && lines.map(({ title: name, colour }) => <span key={name} class="chart-key"><i class={`bar-${colour}`} />{name}</span>)}
      </figcaption>
      <div ref={box} class="chart-box" role="img" aria-label={`${title}: ${words(lines, format)}`}>
        {empty && <p class="faint">None</p>}
      </div>
    </figure>
  );
}

function words(lines: readonly Line[], format: (value: number) => string): string {
  return lines
    .map(({ title, values }) => {
      const known = values.filter((value) => value !== null);
      return known.length === 0 ? `${title} none` : `${title} at most ${format(Math.max(...known))}, at last ${format(known.at(-1)!)}`;
    })
    .join('; ');
}

interface Drawn extends Pick<Properties, 'lines' | 'format' | 'buckets'> {
  width: number;
  bars: boolean;
  whole: boolean;
  /** Seconds of a bucket. */
  span: number;
}

function options({ width, lines, bars, whole, format, span, buckets }: Drawn): uPlot.Options {
  const style = getComputedStyle(document.querySelector('.charts')!);
  const colours = kindColours();
  const axis = { stroke: style.getPropertyValue('color'), font: '11px system-ui', grid: { stroke: colours('LINE'), width: 1 }, ticks: { show: false } };
  const first = (buckets[0] ?? 0) / 1e6;
  const last = (buckets.at(-1) ?? 0) / 1e6;
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    padding: [8, 8, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
    scales: { x: { time: true, range: () => [first - span * 0.6, last + span * 0.6] }, y: { range: (_, __, most) => [0, most > 0 ? most * 1.1 : 1] } },
    axes: [
      { ...axis, size: 26, space: 64, values: (_, splits) => splits.map((second) => axisTime(second, span)) },
      { ...axis, size: 62, values: (_, splits) => splits.map((value) => format(value)), ...(whole && { incrs: WHOLE }) },
    ],
    series: [
      {},
      ...lines.map(({ title, colour }) => ({
        label: title,
        stroke: colours(colour),
        width: bars ? 0 : 1.5,
        fill: bars ? colours(colour) : undefined,
        spanGaps: true,
        points: { show: !bars, size: 4, fill: colours(colour) },
        paths: bars ? uPlot.paths.bars!({ size: [0.7, 40], radius: 0.1 }) : undefined,
      })),
    ],
    plugins: [tooltip(lines, format)],
  };
}

/** What stands under the pointer, in words. */
function tooltip(lines: readonly Line[], format: (value: number) => string): uPlot.Plugin {
  const box = document.createElement('div');
  box.className = 'chart-tip';
  return {
    hooks: {
      init: (plot) => void plot.over.appendChild(box),
      setCursor: ({ cursor: { idx, left = 0 }, data, over }) => {
        box.hidden = idx == null || left < 0;
        if (idx == null) return;
        const time = new Date(data[0]![idx]! * 1000).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });
        box.textContent = [time, ...lines.map(({ title }, i) => `${title} ${data[i + 1]![idx] == null ? '–' : format(data[i + 1]![idx]!)}`)].join('\n');
        box.style.transform = `translate(${Math.min(left + 10, over.clientWidth - box.offsetWidth)}px, 4px)`;
      },
    },
  };
}
