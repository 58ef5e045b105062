import { Rows } from '../../parts/rows.js';
import { rowAt } from '../../data/trace-pages.js';
import { TraceCells, TraceCard } from './trace-row.js';
import type { Pages } from '../../data/trace-pages.js';
import type { SortField } from '../../../api/types.js';

interface Properties {
  pages: Pages;
  total: number;
  sort: SortField;
  order: 'asc' | 'desc';
  active: number;
  marked: readonly string[];
  narrow: boolean;
  onSort: (field: SortField) => void;
  onShow: (from: number, to: number) => void;
  onOpen: (index: number) => void;
  onMark: (traceId: string) => void;
}

const COLUMNS: readonly { title: string; sort?: SortField; number?: true }[] = [
  { title: 'Status', sort: 'status' },
  { title: 'Name', sort: 'name' },
  { title: 'Start', sort: 'start' },
  { title: 'Duration', sort: 'duration', number: true },
  { title: 'Spans', number: true },
  { title: 'Tokens', sort: 'tokens', number: true },
  { title: 'Cost', sort: 'cost', number: true },
  { title: 'Session' },
  { title: 'User' },
  { title: 'Model' },
];

/** The traces as a table, in which arrows move and Enter opens; cards where there is no room for columns. */
export function TraceGrid({ pages, total, sort, order, active, marked, narrow, onSort, onShow, onOpen, onMark }: Properties) {
  return (
    <Rows
      role="grid"
      label="Traces"
      class={narrow ? 'trace-cards' : 'trace-grid'}
      count={total}
      rowHeight={narrow ? 60 : 36}
      active={active}
      idOf={(index) => `trace-${index}`}
      header={narrow ? undefined : <Head {...{ sort, order, onSort }} />}
      onWindow={({ from, to }) => onShow(from, to)}
      row={(index) => {
        const row = rowAt(pages, index);
        const isMarked = row !== undefined && marked.includes(row.traceId);
        return (
          <div key={row?.traceId ?? index} id={`trace-${index}`} role="row" aria-rowindex={index + 2} aria-selected={index === active} class={`row${isMarked ? ' marked' : ''}${row?.status === 'ERROR' ? ' failed' : ''}`} onClick={() => onOpen(index)}>
            {row === undefined ? <div role="gridcell" class="waiting">…</div> : narrow ? <TraceCard row={row} /> : <TraceCells row={row} marked={isMarked} onMark={onMark} />}
          </div>
        );
      }}
    />
  );
}

function Head({ sort, order, onSort }: Pick<Properties, 'sort' | 'order' | 'onSort'>) {
  return (
    <div role="rowgroup" class="rows-head">
      <div role="row" class="row" aria-rowindex={1}>
        {COLUMNS.map(({ title, sort: field, number }) => (
          <div key={title} role="columnheader" class={number ? 'number' : undefined} aria-sort={field === sort ? (order === 'asc' ? 'ascending' : 'descending') : undefined}>
            {field === undefined ? title : (
              <button type="button" class="sort" onClick={() => onSort(field)}>
                {title}
                {field === sort && <span aria-hidden="true">{order === 'asc' ? '↑' : '↓'}</span>}
              </button>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
