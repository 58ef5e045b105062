import { Failure } from '../../parts/failure.js';
import { Text } from '../../parts/text.js';
import { Diff } from '../../parts/values/diff.js';
import { useAnswer } from '../../api/use-answer.js';
import { address } from '../../data/address.js';
import { valueText } from '../../data/value-text.js';
import { Link } from '../../router/link.js';
import type { ComparedPair, SpanAnswer, SpanRow } from '../../../api/types.js';

/** What is different in the values of two spans that stand for the same step. */
export function PairDiff({ a, b, pair, onClose }: { a: string; b: string; pair: ComparedPair; onClose: () => void }) {
  const before = useAnswer<SpanAnswer>(path(a, pair.a));
  const after = useAnswer<SpanAnswer>(path(b, pair.b));
  const error = before.error ?? after.error;
  const waiting = before.loading || after.loading;
  const [one, other] = [pair.a === undefined ? undefined : before.data?.span, pair.b === undefined ? undefined : after.data?.span];
  return (
    <section class="detail" aria-label="Difference">
      <header class="detail-head">
        <div class="detail-title">
          <h2><Text>{pair.name}</Text></h2>
          {pair.a !== undefined && <Link to={address(`/trace/${encodeURIComponent(a)}`, { span: pair.a.spanId })}>open A</Link>}
          {pair.b !== undefined && <Link to={address(`/trace/${encodeURIComponent(b)}`, { span: pair.b.spanId })}>open B</Link>}
          <button type="button" class="quiet copy" onClick={onClose}>Close</button>
        </div>
      </header>
      {error !== undefined ? <Failure error={error} /> : waiting ? <div class="loading" aria-busy="true" /> : (
        <div class="tab-panel" tabIndex={0} role="region" aria-label="Differences">
          <Diff title="Input" before={valueText(one?.input)} after={valueText(other?.input)} />
          <Diff title="Output" before={valueText(one?.output)} after={valueText(other?.output)} />
          {(one?.error ?? other?.error) !== undefined && <Diff title="Error" before={one?.error?.message ?? ''} after={other?.error?.message ?? ''} />}
        </div>
      )}
    </section>
  );
}

function path(traceId: string, row: SpanRow | undefined): string | undefined {
  return row === undefined ? undefined : `/api/traces/${encodeURIComponent(traceId)}/spans/${encodeURIComponent(row.spanId)}`;
}
