import { hasTerm, queryTerm } from '../../data/query-terms.js';
import { Text } from '../../parts/text.js';
import { formatCount } from '../../../../src/text/number.js';
import type { Facets } from '../../../api/types.js';

interface Properties {
  facets: Facets;
  query: string;
  open: boolean;
  onToggle: (term: string) => void;
  onClose: () => void;
}

const GROUPS: readonly { facet: keyof Facets; field: string; title: string }[] = [
  { facet: 'status', field: 'status', title: 'Status' },
  { facet: 'name', field: 'name', title: 'Name' },
  { facet: 'model', field: 'model', title: 'Model' },
  { facet: 'kind', field: 'kind', title: 'Kind' },
  { facet: 'session', field: 'session', title: 'Session' },
  { facet: 'user', field: 'user', title: 'User' },
  { facet: 'tag', field: 'tag', title: 'Tag' },
  { facet: 'environment', field: 'env', title: 'Environment' },
];

const SHOWN = 6;

/** Values to filter by, with how many traces have each. */
export function FacetPanel({ facets, query, open, onToggle, onClose }: Properties) {
  return (
    <aside class={open ? 'facets open' : 'facets'} aria-label="Filters">
      <header>
        <h2>Filters</h2>
        <button type="button" class="quiet" onClick={onClose}>Done</button>
      </header>
      {GROUPS.map((group) => <Group key={group.facet} {...group} counts={facets[group.facet] ?? {}} query={query} onToggle={onToggle} />)}
    </aside>
  );
}

interface GroupProperties {
  field: string;
  title: string;
  counts: Record<string, number>;
  query: string;
  onToggle: (term: string) => void;
}

function Group({ field, title, counts, query, onToggle }: GroupProperties) {
  const values = Object.entries(counts).sort(([, a], [, b]) => b - a);
  if (values.length === 0) return null;
  const value = ([text, count]: [string, number]) => <Value key={text} {...{ field, text, count, query, onToggle }} />;
  return (
    <section>
      <h2>{title}</h2>
      <ul>{values.slice(0, SHOWN).map(value)}</ul>
      {values.length > SHOWN && (
        <details>
          <summary>{values.length - SHOWN} more</summary>
          <ul>{values.slice(SHOWN).map(value)}</ul>
        </details>
      )}
    </section>
  );
}

function Value({ field, text, count, query, onToggle }: { field: string; text: string; count: number; query: string; onToggle: (term: string) => void }) {
  const term = queryTerm(field, text);
  const not = queryTerm(field, text, true);
  const without = hasTerm(query, not);
  return (
    <li>
      <button type="button" aria-pressed={hasTerm(query, term)} class={without ? 'facet without' : 'facet'} title={text} onClick={() => onToggle(without ? not : term)}>
        <Text class="facet-text">{field === 'status' ? text.toLowerCase() : text}</Text>
        <span class="facet-count">{formatCount(count)}</span>
      </button>
      <button type="button" class="facet-not quiet" aria-label={`Without ${titleOf(field)} ${text}`} title="Without these" onClick={() => onToggle(not)}>
        −
      </button>
    </li>
  );
}

function titleOf(field: string): string {
  return GROUPS.find((group) => group.field === field)?.title.toLowerCase() ?? field;
}
