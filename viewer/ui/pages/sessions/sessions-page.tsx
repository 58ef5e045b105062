import { useEffect, useRef } from 'preact/hooks';
import { Failure } from '../../parts/failure.js';
import { Notice } from '../../parts/notice.js';
import { Rows } from '../../parts/rows.js';
import { Text } from '../../parts/text.js';
import { onEvent, onResume } from '../../api/events.js';
import { useAnswer } from '../../api/use-answer.js';
import { useKeys } from '../../keys/bindings.js';
import { useNarrow } from '../../parts/use-narrow.js';
import { address } from '../../data/address.js';
import { compactCount } from '../../data/compact-count.js';
import { startText } from '../../data/start-text.js';
import { Link } from '../../router/link.js';
import { navigate, setParameters } from '../../router/navigate.js';
import { usePlace } from '../../router/use-place.js';
import { formatDuration } from '../../../../src/text/duration.js';
import { formatCost, formatCount, formatCountOf } from '../../../../src/text/number.js';
import type { SessionList, SessionRow } from '../../../api/types.js';

const LIMIT = 500;
const COLUMNS = ['Session', 'Last activity', 'Lasted', 'Traces', 'Errors', 'Tokens', 'Cost', 'User'];
const NUMBERS = new Set(['Lasted', 'Traces', 'Errors', 'Tokens', 'Cost']);

/** All sessions, those with the latest activity first. */
export function SessionsPage() {
  const { parameters } = usePlace();
  const q = parameters.get('q') ?? '';
  const narrow = useNarrow();
  const box = useRef<HTMLInputElement>(null);
  const { data, error, reload } = useAnswer<SessionList>(address('/api/sessions', { q, limit: LIMIT }));
  useEffect(() => {
    const stops = [onEvent('traces', ({ traces }) => traces.some(({ sessionId }) => sessionId !== undefined) && reload()), onResume(reload)];
    return () => stops.forEach((stop) => stop());
  }, []);
  const sessions = data?.sessions ?? [];
  const active = Math.min(sessions.length - 1, Number(parameters.get('at') ?? -1));
  const setActive = (index: number) => setParameters({ at: String(Math.max(0, Math.min(sessions.length - 1, index))) });
  const open = (index: number) => sessions[index] !== undefined && navigate(`/session/${encodeURIComponent(sessions[index].sessionId)}`);
  useEffect(() => void (document.title = 'Sessions · filigree'), []);
  useKeys('Sessions', [
    { keys: ['j', 'ArrowDown'], does: 'Next session', run: () => setActive(active + 1) },
    { keys: ['k', 'ArrowUp'], does: 'Previous session', run: () => setActive(active - 1) },
    { keys: ['Enter', 'o'], does: 'Open the session', run: () => open(active) },
    { keys: ['/'], does: 'Search', run: () => box.current?.focus() },
  ]);
  return (
    <div class="traces-page">
      <h1 class="sr">Sessions</h1>
      <div class="bar">
        <div class="query">
          <input ref={box} class="query-input" type="text" aria-label="Search sessions" placeholder="Sessions with a trace that matches" spellcheck={false} value={q} onInput={({ currentTarget }) => setParameters({ q: currentTarget.value, at: undefined })} onKeyDown={({ key }) => key === 'Escape' && box.current?.blur()} />
        </div>
        {data !== undefined && <span class="count" role="status">{formatCountOf(data.total, 'session')}</span>}
      </div>
      {error !== undefined ? <Failure error={error} retry={reload} /> : data !== undefined && sessions.length === 0 ? (
        <Notice title={q === '' ? 'No sessions yet' : 'No session matches'}>
          <p>Traces with the same <code>sessionId</code> become a conversation: give it to <code>@trace</code>, <code>startTrace</code> or <code>propagate</code>.</p>
        </Notice>
      ) : (
        <Rows
          role="grid"
          label="Sessions"
          class={narrow ? 'trace-cards' : 'session-grid'}
          count={sessions.length}
          rowHeight={narrow ? 60 : 36}
          active={active}
          idOf={(index) => `session-${index}`}
          header={narrow ? undefined : <Head />}
          row={(index) => (
            <div key={sessions[index]!.sessionId} id={`session-${index}`} role="row" class="row" aria-rowindex={index + 2} aria-selected={index === active} onClick={() => open(index)}>
              {narrow ? <Card row={sessions[index]!} /> : <Cells row={sessions[index]!} />}
            </div>
          )}
        />
      )}
    </div>
  );
}

function Head() {
  return (
    <div role="rowgroup" class="rows-head">
      <div role="row" class="row" aria-rowindex={1}>
        {COLUMNS.map((title) => <div key={title} role="columnheader" class={NUMBERS.has(title) ? 'number' : undefined}>{title}</div>)}
      </div>
    </div>
  );
}

function Cells({ row: { cost, endTime, errors, sessionId, startTime, tokens, traces, userId } }: { row: SessionRow }) {
  return (
    <>
      <div role="gridcell"><Link class="name" to={`/session/${encodeURIComponent(sessionId)}`}><Text>{sessionId}</Text></Link></div>
      <div role="gridcell">{startText(endTime, Date.now() * 1000)}</div>
      <div role="gridcell" class="number">{formatDuration(endTime - startTime)}</div>
      <div role="gridcell" class="number">{formatCount(traces)}</div>
      <div role="gridcell" class="number">{errors > 0 ? <span class="error-text">{formatCount(errors)}</span> : <span class="none">–</span>}</div>
      <div role="gridcell" class="number">{compactCount(tokens)}</div>
      <div role="gridcell" class="number">{cost === undefined ? <span class="none">–</span> : formatCost(cost)}</div>
      <div role="gridcell" class="cell-model">{userId !== undefined && <Text>{userId}</Text>}</div>
    </>
  );
}

function Card({ row: { cost, endTime, errors, sessionId, tokens, traces } }: { row: SessionRow }) {
  const facts = [startText(endTime, Date.now() * 1000), formatCountOf(traces, 'trace'), `${compactCount(tokens)} tok`, cost === undefined ? '' : formatCost(cost)];
  return (
    <div role="gridcell" class="card">
      <div class="card-title"><Link class="name" to={`/session/${encodeURIComponent(sessionId)}`}><Text>{sessionId}</Text></Link></div>
      <div class="card-facts flush">{facts.filter((fact) => fact !== '').join(' · ')}{errors > 0 && <span class="error-text"> · {errors} failed</span>}</div>
    </div>
  );
}
