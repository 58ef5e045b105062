import { useEffect, useRef, useState } from 'preact/hooks';
import { Notice } from '../../parts/notice.js';
import { Rows } from '../../parts/rows.js';
import { Status } from '../../parts/status.js';
import { Text } from '../../parts/text.js';
import { get } from '../../api/get.js';
import { onEvent } from '../../api/events.js';
import { useKeys } from '../../keys/bindings.js';
import { useNarrow } from '../../parts/use-narrow.js';
import { address } from '../../data/address.js';
import { compactCount } from '../../data/compact-count.js';
import { liveEntry } from '../../data/live-entry.js';
import { Link } from '../../router/link.js';
import { navigate } from '../../router/navigate.js';
import { formatDuration } from '../../../../src/text/duration.js';
import { formatTime } from '../../../../src/text/time.js';
import type { TraceList, TraceRow } from '../../../api/types.js';

interface Entry {
  readonly number: number;
  readonly time: number;
  readonly row: TraceRow;
  readonly what: string;
}

/** Older ones are forgotten; they stand in the list of traces. */
const KEPT = 2_000;

/** What is recorded, as it happens. */
export function LivePage() {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [paused, setPaused] = useState(false);
  const [active, setActive] = useState(-1);
  const narrow = useNarrow();
  const state = useRef({ paused, number: 0, known: new Map<string, TraceRow>() });
  state.current.paused = paused;

  useEffect(() => {
    const { known } = state.current;
    const take = (rows: readonly TraceRow[]) => {
      const added = rows.map((row) => ({ number: state.current.number++, time: Date.now() * 1000, row, what: liveEntry(row, known.get(row.traceId)) }));
      for (const row of rows) known.set(row.traceId, row);
      if (!state.current.paused) setEntries((before) => [...before, ...added].slice(-KEPT));
    };
    // What runs already, so that its next change is told as a change.
    void get<TraceList>(address('/api/traces', { q: 'status:RUNNING', limit: 100 })).then(({ traces }) => take(traces), () => undefined);
    return onEvent('traces', ({ traces }) => take(traces));
  }, []);
  useEffect(() => void (document.title = 'Live · filigree'), []);
  const step = (by: number) => {
    setPaused(true);
    setActive((before) => Math.max(0, Math.min(entries.length - 1, (before < 0 ? entries.length - 1 : before) + by)));
  };
  const goOn = () => {
    setActive(-1);
    setPaused(false);
  };
  useKeys('Live', [
    { keys: [' '], does: 'Pause, or go on', run: () => (paused ? goOn() : setPaused(true)) },
    { keys: ['j', 'ArrowDown'], does: 'Next line', run: () => step(1) },
    { keys: ['k', 'ArrowUp'], does: 'Previous line', run: () => step(-1) },
    { keys: ['Enter', 'o'], does: 'Open the trace', run: () => entries[active] !== undefined && navigate(`/trace/${encodeURIComponent(entries[active].row.traceId)}`) },
    { keys: ['x'], does: 'Clear', run: () => setEntries([]) },
  ]);
  return (
    <div class="traces-page">
      <h1 class="sr">Live</h1>
      <div class="bar">
        <span class="live-state" role="status">{paused ? 'Paused' : 'Following what is recorded'}</span>
        <span class="grow" />
        <button type="button" aria-pressed={paused} onClick={() => (paused ? goOn() : setPaused(true))}>{paused ? 'Go on' : 'Pause'}</button>
        <button type="button" onClick={() => setEntries([])}>Clear</button>
      </div>
      {entries.length === 0 ? (
        <Notice title="Waiting"><p>Run your agent: each trace shows up here while it runs.</p></Notice>
      ) : (
        <Rows
          role="grid"
          label="Live"
          class="live-grid"
          count={entries.length}
          rowHeight={narrow ? 44 : 28}
          active={active}
          follow={!paused}
          idOf={(index) => `live-${index}`}
          row={(index) => {
            const { number, row, time, what } = entries[index]!;
            return (
              <div key={number} id={`live-${index}`} role="row" class="row" aria-rowindex={index + 1} aria-selected={index === active} onClick={() => navigate(`/trace/${encodeURIComponent(row.traceId)}`)}>
                <div role="gridcell" class="live-time">{formatTime(time)}</div>
                <div role="gridcell"><Status status={row.status} /></div>
                <div role="gridcell" class="live-name"><Link class="name" to={`/trace/${encodeURIComponent(row.traceId)}`}><Text>{row.name}</Text></Link></div>
                <div role="gridcell" class={row.status === 'ERROR' ? 'live-what error-text' : 'live-what'}>{what}{row.error !== undefined && <>: <Text>{row.error.message}</Text></>}</div>
                <div role="gridcell" class="number">{row.tokens > 0 ? `${compactCount(row.tokens)} tok` : ''}</div>
                <div role="gridcell" class="number">{row.duration === undefined ? '' : formatDuration(row.duration)}</div>
              </div>
            );
          }}
        />
      )}
    </div>
  );
}
