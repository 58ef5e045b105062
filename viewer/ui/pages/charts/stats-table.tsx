import { Kind } from '../../parts/kind.js';
import { Text } from '../../parts/text.js';
import { address } from '../../data/address.js';
import { compactCount } from '../../data/compact-count.js';
import { queryTerm } from '../../data/query-terms.js';
import { Link } from '../../router/link.js';
import { formatDuration } from '../../../../src/text/duration.js';
import { formatCost, formatCount } from '../../../../src/text/number.js';
import type { SpanStats } from '../../../api/types.js';

type Row = SpanStats & { readonly label: string };

const COLUMNS: readonly { title: string; text: (row: Row) => string }[] = [
  { title: 'Spans', text: ({ spans }) => formatCount(spans) },
  { title: 'Errors', text: ({ errors }) => (errors > 0 ? formatCount(errors) : '–') },
  { title: 'p50', text: ({ p50 }) => formatDuration(p50) },
  { title: 'p90', text: ({ p90 }) => formatDuration(p90) },
  { title: 'p99', text: ({ p99 }) => formatDuration(p99) },
  { title: 'First token', text: ({ ttftP50 }) => (ttftP50 === undefined ? '–' : formatDuration(ttftP50)) },
  { title: 'Tokens in', text: ({ promptTokens }) => (promptTokens > 0 ? compactCount(promptTokens) : '–') },
  { title: 'Tokens out', text: ({ completionTokens }) => (completionTokens > 0 ? compactCount(completionTokens) : '–') },
  { title: 'Cost', text: ({ cost }) => (cost === undefined ? '–' : formatCost(cost)) },
];

/** What the spans of each model, kind or name came to. */
export function StatsTable({ title, rows, field }: { title: string; rows: readonly Row[]; field?: string }) {
  if (rows.length === 0) return null;
  return (
    <section class="stats">
      <h2>{title}</h2>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col"><span class="sr">{title}</span></th>
              {COLUMNS.map((column) => <th key={column.title} scope="col" class="number">{column.title}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row"><Label text={row.label} field={field} /></th>
                {COLUMNS.map((column) => <td key={column.title} class={column.title === 'Errors' && row.errors > 0 ? 'number error-text' : 'number'}>{column.text(row)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Label({ text, field }: { text: string; field?: string }) {
  if (field === undefined) return <Text>{text}</Text>;
  return <Link to={address('/', { q: queryTerm(field, text) })}>{field === 'kind' ? <Kind kind={text} /> : <Text>{text}</Text>}</Link>;
}
