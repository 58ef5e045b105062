import { address } from '../../data/address.js';
import { queryTerm } from '../../data/query-terms.js';
import { Link } from '../../router/link.js';
import { useAnswer } from '../../api/use-answer.js';
import type { TraceList, TraceRow } from '../../../api/types.js';

/** Comparison with the run of the same name before this one, if there is one. */
export function CompareWith({ trace: { name, traceId, startTime } }: { trace: TraceRow }) {
  const { data } = useAnswer<TraceList>(address('/api/traces', { q: queryTerm('name', name), sort: 'start', order: 'desc', limit: 50 }));
  const before = data?.traces.find((other) => other.startTime < startTime && other.name === name);
  if (before === undefined) return null;
  return <Link class="button" to={address('/compare', { a: before.traceId, b: traceId })} title="Compare with the run before it">Compare</Link>;
}
