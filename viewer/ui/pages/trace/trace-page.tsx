import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Failure } from '../../parts/failure.js';
import { Text } from '../../parts/text.js';
import { useKeys } from '../../keys/bindings.js';
import { useNarrow } from '../../parts/use-narrow.js';
import { navigate, setParameters } from '../../router/navigate.js';
import { usePlace } from '../../router/use-place.js';
import { ancestorsOf } from '../../data/ancestors-of.js';
import { byRow } from '../../data/by-row.js';
import { criticalPath } from '../../data/critical-path.js';
import { failedRows } from '../../data/failed-rows.js';
import { extentOf, zoomed } from '../../data/extent.js';
import { placeAmong, shownRows } from '../../data/shown-rows.js';
import { selfTimes } from '../../data/self-times.js';
import { Detail } from './detail/detail.js';
import { Minimap } from './minimap.js';
import { SpanGrid } from './span-grid.js';
import { Splitter } from './splitter.js';
import { TraceHead } from './trace-head.js';
import { TreeTools } from './tree-tools.js';
import { useNow } from './use-now.js';
import { useSpanSearch } from './use-span-search.js';
import { useTrace } from './use-trace.js';
import type { Extent } from '../../data/extent.js';

/** One trace: its spans as a tree in time, and what is known of the one that is selected. */
export function TracePage({ id }: { id: string }) {
  const { answer, trace, rows, shape, error } = useTrace(id);
  const { parameters } = usePlace();
  const narrow = useNarrow();
  const now = useNow(trace?.live ?? false);
  const [collapsedIds, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [zoom, setZoom] = useState<Extent>();
  const search = useSpanSearch(id, parameters.get('find') ?? '');
  const box = useRef<HTMLInputElement>(null);

  const spanId = parameters.get('span') ?? '';
  const critical = parameters.get('path') === '1';
  const byId = useMemo(() => new Map(rows.map((row, i) => [row.spanId, i])), [rows]);
  const selected = byId.get(spanId) ?? 0;
  const collapsed = useMemo(() => new Set([...collapsedIds].flatMap((one) => byId.get(one) ?? [])), [collapsedIds, byId]);
  const shown = useMemo(() => shownRows(shape, collapsed), [shape, collapsed]);
  const whole = useMemo(() => extentOf(rows, now), [rows, now]);
  const selves = useMemo(() => selfTimes(rows, shape, now), [rows, shape, now]);
  const stretches = useMemo(() => (critical ? byRow(criticalPath(rows, shape, now)) : undefined), [critical, rows, shape, now]);
  const extent = zoom ?? whole;

  const select = useCallback((row: number, open = true) => setParameters({ span: rows[row]?.spanId, show: narrow && open ? '1' : undefined }), [rows, narrow]);
  const reveal = (row: number) => {
    const above = ancestorsOf(shape, row).map((one) => rows[one]!.spanId);
    setCollapsed((before) => new Set([...before].filter((one) => !above.includes(one))));
    select(row, false);
  };
  const move = (by: number) => select(shown[Math.max(0, Math.min(shown.length - 1, placeAmong(shown, selected) + by))]!, false);
  const fold = (row: number, closed: boolean) => setCollapsed((before) => {
    const next = new Set(before);
    if (closed) next.add(rows[row]!.spanId);
    else next.delete(rows[row]!.spanId);
    return next;
  });
  const hasChildren = (row: number) => (shape.end[row] ?? 0) > row + 1;
  const foldAll = (closed: boolean) => {
    setCollapsed(closed ? new Set(rows.filter((_, i) => i > 0 && hasChildren(i)).map((row) => row.spanId)) : new Set());
    if (closed) select(ancestorsOf(shape, selected)[1] ?? selected, false);
  };
  const left = () => (hasChildren(selected) && !collapsed.has(selected) ? fold(selected, true) : select(Math.max(0, shape.parent[selected]!), false));
  const right = () => (collapsed.has(selected) ? fold(selected, false) : move(1));
  const step = (places: readonly number[], by: 1 | -1) => {
    const found = by === 1 ? (places.find((row) => row > selected) ?? places[0]) : (places.findLast((row) => row < selected) ?? places.at(-1));
    if (found !== undefined) reveal(found);
  };
  const matches = useMemo(() => [...new Set(search.spanIds.flatMap((one) => byId.get(one) ?? []))].sort((a, b) => a - b), [search.spanIds, byId]);
  const failures = useMemo(() => failedRows(rows), [rows]);
  const hidden = collapsed.size > 0 && placeAmong(shown, selected) < 0;
  useEffect(() => {
    if (hidden) reveal(selected);
  }, [selected]);
  useEffect(() => void (document.title = `${trace?.name ?? 'Trace'} · filigree`), [trace?.name]);

  useKeys('Trace', [
    { keys: ['j', 'ArrowDown'], does: 'Next span', run: () => move(1) },
    { keys: ['k', 'ArrowUp'], does: 'Previous span', run: () => move(-1) },
    { keys: ['l', 'ArrowRight'], does: 'Open, or go in', run: right },
    { keys: ['h', 'ArrowLeft'], does: 'Close, or go out', run: left },
    { keys: ['PageDown'], does: 'A page down', run: () => move(20) },
    { keys: ['PageUp'], does: 'A page up', run: () => move(-20) },
    { keys: ['Home'], does: 'First span', run: () => move(-rows.length) },
    { keys: ['End'], does: 'Last span', run: () => move(rows.length) },
    { keys: ['Enter'], does: 'Read the span', run: () => (narrow ? select(selected) : document.getElementById('detail')?.focus()) },
    { keys: ['*'], does: 'Open all', run: () => foldAll(false) },
    { keys: ['-'], does: 'Close all', run: () => foldAll(true) },
    { keys: ['/'], does: 'Search in this trace', run: () => box.current?.focus() },
    { keys: ['n'], does: 'Next match', run: () => step(matches, 1) },
    { keys: ['p', 'N'], does: 'Previous match', run: () => step(matches, -1) },
    { keys: ['e'], does: 'Next error', run: () => step(failures, 1) },
    { keys: ['E'], does: 'Previous error', run: () => step(failures, -1) },
    { keys: ['c'], does: 'Critical path', run: () => setParameters({ path: critical ? undefined : '1' }) },
    { keys: ['+', '='], does: 'Zoom in on the selected span', run: () => setZoom(zoomed(extent, 0.5, whole, rows[selected]?.startTime)) },
    { keys: ['_'], does: 'Zoom out', run: () => setZoom(zoomed(extent, 2, whole)) },
    { keys: ['0'], does: 'The whole trace', run: () => setZoom(undefined) },
    { keys: ['u', 'Escape'], does: 'Back', run: () => (parameters.get('show') === '1' ? setParameters({ show: undefined }) : navigate('/')) },
  ]);

  if (error !== undefined) return <Failure error={error} />;
  if (trace === undefined || answer === undefined || rows.length === 0) return <div class="loading" aria-busy="true" />;
  const reading = narrow && parameters.get('show') === '1';
  return (
    <div class={reading ? 'trace-page reading' : 'trace-page'}>
      {reading && <h1 class="sr"><Text>{trace.name}</Text></h1>}
      <TraceHead trace={trace} answer={answer} />
      <div class="trace-body">
        <section class="tree-pane" aria-label="Spans">
          <TreeTools {...{ box, search, matches, selected, failures: failures.length, critical }} onStep={(by) => step(matches, by)} onError={() => step(failures, 1)} onFind={(find) => setParameters({ find })} onCritical={() => setParameters({ path: critical ? undefined : '1' })} onFold={foldAll} />
          <Minimap rows={rows} whole={whole} extent={extent} onExtent={setZoom} />
          <SpanGrid {...{ rows, shape, shown, collapsed, selected, selves, extent, now, narrow, matches, stretches }} origin={trace.startTime} onSelect={select} onFold={fold} />
        </section>
        {!narrow && <Splitter />}
        {(!narrow || reading) && <Detail id={id} row={rows[selected]!} answer={answer} trace={trace} self={selves[selected] ?? 0} origin={trace.startTime} onBack={reading ? () => setParameters({ show: undefined }) : undefined} />}
      </div>
    </div>
  );
}
