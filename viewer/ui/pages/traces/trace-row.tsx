import { Status } from '../../parts/status.js';
import { Text } from '../../parts/text.js';
import { Link } from '../../router/link.js';
import { compactCount } from '../../data/compact-count.js';
import { startText } from '../../data/start-text.js';
import { queryTerm } from '../../data/query-terms.js';
import { address } from '../../data/address.js';
import { formatCost, formatCount, formatCountOf } from '../../../../src/text/number.js';
import { formatDateTime } from '../../../../src/text/time.js';
import { Elapsed } from '../../parts/elapsed.js';
import type { TraceRow } from '../../../api/types.js';

/** One trace in columns. */
export function TraceCells({ row, marked, onMark }: { row: TraceRow; marked: boolean; onMark: (traceId: string) => void }) {
  const { cost, error, models, name, sessionId, spans, startTime, status, statusReason, tags, tokens, traceId, userId } = row;
  return (
    <>
      <div role="gridcell" class="cell-status">
        <Status status={status} word reason={statusReason} />
        <button type="button" class="mark quiet" aria-pressed={marked} aria-label="Mark for comparison" title="Mark for comparison (x)" tabIndex={-1} onClick={(event) => { event.stopPropagation(); onMark(traceId); }}>
          ⇄
        </button>
      </div>
      <div role="gridcell" class="cell-name">
        <Link to={`/trace/${encodeURIComponent(traceId)}`} class="name"><Text>{name}</Text></Link>
        {error !== undefined && <span class="error-text" title={error.message}><Text>{`${error.type}: ${error.message}`}</Text></span>}
        {error === undefined && tags?.map((tag) => <Text key={tag} class="tag">{tag}</Text>)}
      </div>
      <div role="gridcell" title={formatDateTime(startTime)}>{startText(startTime, Date.now() * 1000)}</div>
      <div role="gridcell" class="number"><Elapsed row={row} /></div>
      <div role="gridcell" class="number"><Spans row={row} /></div>
      <div role="gridcell" class="number" title={tokens > 0 ? `${formatCount(row.promptTokens)} in, ${formatCount(row.completionTokens)} out` : undefined}>{tokens > 0 ? compactCount(tokens) : <None />}</div>
      <div role="gridcell" class="number">{cost === undefined ? <None /> : formatCost(cost)}</div>
      <div role="gridcell" class="cell-link">{sessionId === undefined ? <None /> : <Link to={`/session/${encodeURIComponent(sessionId)}`} title={sessionId}><Text>{sessionId}</Text></Link>}</div>
      <div role="gridcell" class="cell-link">{userId === undefined ? <None /> : <Link to={address('/', { q: queryTerm('user', userId) })} title={userId}><Text>{userId}</Text></Link>}</div>
      <div role="gridcell" class="cell-model" title={models.join(', ')}>{models.length === 0 ? <None /> : <Text>{models.join(', ')}</Text>}</div>
    </>
  );

  function None() {
    return <span class="none" aria-label="none">–</span>;
  }

  function Spans({ row: { failedSpans } }: { row: TraceRow }) {
    if (failedSpans === 0) return <>{formatCount(spans)}</>;
    return <span title={`${formatCountOf(failedSpans, 'span')} failed`}><span class="error-text">{failedSpans}✕</span> {formatCount(spans)}</span>;
  }
}

/** One trace where there is no room for columns. */
export function TraceCard({ row }: { row: TraceRow }) {
  const { cost, error, failedSpans, name, spans, startTime, status, tokens, traceId } = row;
  const facts = [startText(startTime, Date.now() * 1000), formatCountOf(spans, 'span'), tokens > 0 ? `${compactCount(tokens)} tok` : '', cost === undefined ? '' : formatCost(cost)];
  return (
    <div role="gridcell" class="card">
      <div class="card-title">
        <Status status={status} />
        <Link to={`/trace/${encodeURIComponent(traceId)}`} class="name"><Text>{name}</Text></Link>
        <Elapsed row={row} />
      </div>
      <div class="card-facts">
        {error === undefined && failedSpans > 0 && <span class="error-text">{failedSpans} failed · </span>}
        {error === undefined ? facts.filter((fact) => fact !== '').join(' · ') : <span class="error-text"><Text>{`${error.type}: ${error.message}`}</Text></span>}
      </div>
    </div>
  );
}
