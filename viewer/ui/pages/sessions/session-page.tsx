import { useEffect } from 'preact/hooks';
import { Elapsed } from '../../parts/elapsed.js';
import { Failure } from '../../parts/failure.js';
import { Status } from '../../parts/status.js';
import { Text } from '../../parts/text.js';
import { Markdown } from '../../parts/values/markdown.js';
import { onEvent, onResume } from '../../api/events.js';
import { useAnswer } from '../../api/use-answer.js';
import { useKeys } from '../../keys/bindings.js';
import { address } from '../../data/address.js';
import { compactCount } from '../../data/compact-count.js';
import { previewText } from '../../data/preview-value.js';
import { queryTerm } from '../../data/query-terms.js';
import { Link } from '../../router/link.js';
import { navigate, setParameters } from '../../router/navigate.js';
import { usePlace } from '../../router/use-place.js';
import { formatCost, formatCountOf } from '../../../../src/text/number.js';
import { formatDateTime } from '../../../../src/text/time.js';
import type { SessionAnswer } from '../../../api/types.js';

type Turn = SessionAnswer['traces'][number];

/** One session as a conversation: what came in and what came out of each of its traces. */
export function SessionPage({ id }: { id: string }) {
  const { parameters } = usePlace();
  const { data, error, reload } = useAnswer<SessionAnswer>(`/api/sessions/${encodeURIComponent(id)}`);
  useEffect(() => {
    const stops = [onEvent('traces', ({ traces }) => traces.some(({ sessionId }) => sessionId === id) && reload()), onResume(reload)];
    return () => stops.forEach((stop) => stop());
  }, [id]);
  const turns = data?.traces ?? [];
  const at = Math.min(turns.length - 1, Number(parameters.get('at') ?? -1));
  const go = (index: number) => setParameters({ at: String(Math.max(0, Math.min(turns.length - 1, index))) });
  useEffect(() => document.getElementById(`turn-${at}`)?.scrollIntoView({ block: 'nearest' }), [at]);
  useEffect(() => void (document.title = `${id} · filigree`), [id]);
  useKeys('Session', [
    { keys: ['j', 'ArrowDown'], does: 'Next turn', run: () => go(at + 1) },
    { keys: ['k', 'ArrowUp'], does: 'Previous turn', run: () => go(at - 1) },
    { keys: ['Enter', 'o'], does: 'Open the trace', run: () => turns[at] !== undefined && navigate(`/trace/${encodeURIComponent(turns[at].traceId)}`) },
    { keys: ['u', 'Escape'], does: 'All sessions', run: () => navigate('/sessions') },
  ]);
  if (error !== undefined) return <Failure error={error} retry={reload} />;
  if (data === undefined) return <div class="loading" aria-busy="true" />;
  const { cost, errors, tokens, traces, userId } = data.session;
  return (
    <div class="page" tabIndex={0} role="region" aria-label="Session">
      <div class="conversation">
        <div class="page-head">
          <Link to="/sessions" class="back" title="All sessions (u)">←</Link>
          <h1><Text>{id}</Text></h1>
          <span class="faint">
            {formatCountOf(traces, 'trace')} · {compactCount(tokens)} tokens{cost !== undefined && ` · ${formatCost(cost)}`}
            {errors > 0 && <span class="error-text"> · {errors} failed</span>}
            {userId !== undefined && <> · <Text>{userId}</Text></>}
          </span>
          <span class="grow" />
          <Link class="button" to={address('/', { q: queryTerm('session', id) })}>As a list</Link>
        </div>
        {data.truncated !== undefined && <p class="warning">{formatCountOf(data.truncated, 'later trace')} are not shown.</p>}
        <ol>{turns.map((turn, i) => <li key={turn.traceId} id={`turn-${i}`} class={i === at ? 'turn at' : 'turn'}><TurnView turn={turn} /></li>)}</ol>
      </div>
    </div>
  );
}

function TurnView({ turn }: { turn: Turn }) {
  const { cost, error, name, startTime, status, statusReason, tokens, traceId } = turn;
  const asked = previewText(turn.input, 'user');
  const answered = previewText(turn.output, 'assistant');
  return (
    <>
      <header>
        <Status status={status} reason={statusReason} />
        <Link to={`/trace/${encodeURIComponent(traceId)}`}><Text>{name}</Text></Link>
        <span class="faint">{formatDateTime(startTime)} · <Elapsed row={turn} />{tokens > 0 && ` · ${compactCount(tokens)} tokens`}{cost !== undefined && ` · ${formatCost(cost)}`}</span>
      </header>
      {asked !== undefined && <div class="bubble asked"><Markdown text={asked} />{turn.input?.truncated && <Rest traceId={traceId} />}</div>}
      {answered !== undefined && <div class="bubble answered"><Markdown text={answered} />{turn.output?.truncated && <Rest traceId={traceId} />}</div>}
      {error !== undefined && <p class="error-text"><Text>{`${error.type}: ${error.message}`}</Text></p>}
    </>
  );
}

function Rest({ traceId }: { traceId: string }) {
  return <p><Link to={`/trace/${encodeURIComponent(traceId)}`}>… all of it in the trace</Link></p>;
}
