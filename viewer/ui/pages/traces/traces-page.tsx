import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../../parts/failure.js';
import { Text } from '../../parts/text.js';
import { useNarrow } from '../../parts/use-narrow.js';
import { useKeys } from '../../keys/bindings.js';
import { address } from '../../data/address.js';
import { rowAt } from '../../data/trace-pages.js';
import { toggleTerm } from '../../data/query-terms.js';
import { navigate, setParameters } from '../../router/navigate.js';
import { usePlace } from '../../router/use-place.js';
import { CompareBar } from './compare-bar.js';
import { EmptyList } from './empty-list.js';
import { FacetPanel } from './facet-panel.js';
import { QueryBox } from './query-box.js';
import { TraceGrid } from './trace-grid.js';
import { useTraceList } from './use-trace-list.js';
import { formatCountOf } from '../../../../src/text/number.js';
import type { SortField } from '../../../api/types.js';

/** All traces: filtered, sorted, as they run. */
export function TracesPage() {
  const { parameters } = usePlace();
  const q = parameters.get('q') ?? '';
  const sort = (parameters.get('sort') ?? 'start') as SortField;
  const order = parameters.get('order') === 'asc' ? 'asc' : 'desc';
  const list = useTraceList({ q, sort, order });
  const { pages, info, error, stale, reload, show } = list;
  const total = info?.total ?? 0;
  const active = Math.min(total - 1, Number(parameters.get('at') ?? -1));
  const [marked, setMarked] = useState<readonly string[]>([]);
  const [facets, setFacets] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const narrow = useNarrow();
  // A query that is being typed is not one yet at every moment: what is wrong is said, and the list stays.
  const unclear = error?.status === 400;

  const setQuery = (next: string) => setParameters({ q: next, at: undefined });
  const setActive = (index: number) => setParameters({ at: total === 0 ? undefined : String(Math.max(0, Math.min(total - 1, index))) });
  const open = (index: number) => {
    const row = rowAt(pages, index);
    if (row !== undefined) navigate(`/trace/${encodeURIComponent(row.traceId)}`);
  };
  const mark = (traceId: string) => setMarked((before) => (before.includes(traceId) ? before.filter((id) => id !== traceId) : [...before.slice(-1), traceId]));
  const compare = () => marked.length === 2 && navigate(address('/compare', { a: marked[0], b: marked[1] }));
  const sortBy = (field: SortField) => setParameters({ sort: field, order: sort === field && order === 'desc' ? 'asc' : 'desc' });

  useKeys('Traces', [
    { keys: ['j', 'ArrowDown'], does: 'Next trace', run: () => setActive(active + 1) },
    { keys: ['k', 'ArrowUp'], does: 'Previous trace', run: () => setActive(active - 1) },
    { keys: ['PageDown'], does: 'A page down', run: () => setActive(active + 20) },
    { keys: ['PageUp'], does: 'A page up', run: () => setActive(active - 20) },
    { keys: ['Home'], does: 'First trace', run: () => setActive(0) },
    { keys: ['End'], does: 'Last trace', run: () => setActive(total - 1) },
    { keys: ['Enter', 'o'], does: 'Open the trace', run: () => open(active) },
    { keys: ['/'], does: 'Search', run: () => box.current?.focus() },
    { keys: ['f'], does: 'Filters', run: () => setFacets(!facets) },
    { keys: ['x'], does: 'Mark the trace for comparison', run: () => active >= 0 && mark(rowAt(pages, active)?.traceId ?? '') },
    { keys: ['c'], does: 'Compare the two marked traces', run: compare },
    { keys: ['r'], does: 'Load again', run: reload },
  ]);
  useEffect(() => void (document.title = q === '' ? 'Traces · filigree' : `${q} · filigree`), [q]);

  return (
    <div class="traces-page">
      <h1 class="sr">Traces</h1>
      <div class="bar">
        <button type="button" class="facets-button" aria-expanded={facets} onClick={() => setFacets(!facets)}>
          Filters
        </button>
        <QueryBox input={box} query={q} facets={info?.facets} onQuery={setQuery} />
        <span class="count" role="status">
          {info !== undefined && `${formatCountOf(total, 'trace')}${info.partial ? ' or more' : ''}`}
        </span>
      </div>
      {unclear && <p class="warning query-error" role="alert"><Text>{error.message}</Text></p>}
      {info?.indexing !== undefined && <progress class="indexing" value={info.indexing.done} max={info.indexing.of} aria-label="Reading the store" />}
      <div class="traces-body">
        {info !== undefined && <FacetPanel facets={info.facets} query={q} open={facets} onToggle={(term) => setQuery(toggleTerm(q, term))} onClose={() => setFacets(false)} />}
        <div class={stale ? 'traces-list stale' : 'traces-list'}>
          {error !== undefined && !unclear ? (
            <Failure error={error} retry={reload} />
          ) : info !== undefined && total === 0 && info.indexing === undefined ? (
            <EmptyList query={q} onClear={() => setQuery('')} />
          ) : (
            <TraceGrid {...{ pages, total, sort, order, active, marked, narrow }} onSort={sortBy} onShow={show} onOpen={open} onMark={mark} />
          )}
          {marked.length > 0 && <CompareBar count={marked.length} onCompare={compare} onClear={() => setMarked([])} />}
        </div>
      </div>
    </div>
  );
}
