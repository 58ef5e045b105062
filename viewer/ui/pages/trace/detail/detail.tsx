import { useKeys } from '../../../keys/bindings.js';
import { Failure } from '../../../parts/failure.js';
import { setParameters } from '../../../router/navigate.js';
import { usePlace } from '../../../router/use-place.js';
import { detailTabs } from '../../../data/detail-tabs.js';
import { TRACE_ROW } from '../../../data/trace-rows.js';
import { DetailHead } from './detail-head.js';
import { TabBody } from './tab-body.js';
import { useSubject } from './use-subject.js';
import type { DetailTab } from '../../../data/detail-tabs.js';
import type { TreeRow } from '../../../data/trace-rows.js';
import type { TraceAnswer, TraceRow } from '../../../../api/types.js';
import type { Subject } from './use-subject.js';

interface Properties {
  id: string;
  row: TreeRow;
  answer: TraceAnswer;
  trace: TraceRow;
  self: number;
  origin: number;
  onBack?: () => void;
}

const TITLES: Readonly<Record<DetailTab, string>> = { messages: 'Messages', values: 'Input & output', error: 'Error', diff: 'Diff', events: 'Events', scores: 'Scores', metadata: 'Metadata', raw: 'Record' };

/** All that is known of the selected row. */
export function Detail({ id, row, answer, self, origin, onBack }: Properties) {
  const { subject, error } = useSubject(id, row, answer);
  const { parameters } = usePlace();
  const tabs = subject === undefined ? [] : detailTabs(subject);
  const wanted = parameters.get('tab') as DetailTab | null;
  const tab = tabs.find((one) => one === wanted) ?? tabs[0];
  const go = (by: number) => tab !== undefined && setParameters({ tab: tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] });
  useKeys('Detail', [
    { keys: [']'], does: 'Next tab', run: () => go(1) },
    { keys: ['['], does: 'Previous tab', run: () => go(-1) },
  ]);
  return (
    <section id="detail" class="detail" aria-label="Detail" tabIndex={-1}>
      <DetailHead row={row} self={self} origin={origin} subject={subject} onBack={onBack} />
      {error !== undefined && <Failure error={error} />}
      {subject !== undefined && tab !== undefined && (
        <>
          <Tabs tabs={tabs} tab={tab} subject={subject} onStep={go} />
          <div id="tab-panel" class="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0} key={`${row.spanId}${tab}`}>
            <TabBody tab={tab} subject={subject} isTrace={row.spanId === TRACE_ROW} />
          </div>
        </>
      )}
    </section>
  );
}

function Tabs({ tabs, tab, subject, onStep }: { tabs: readonly DetailTab[]; tab: DetailTab; subject: Subject; onStep: (by: number) => void }) {
  const counts: Partial<Record<DetailTab, number>> = { events: subject.events?.length, scores: subject.scores.length };
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onStep(by);
  };
  return (
    <div class="tabs" role="tablist" aria-label="Detail" onKeyDown={keys}>
      {tabs.map((one) => (
        <button key={one} id={`tab-${one}`} type="button" role="tab" aria-selected={one === tab} aria-controls="tab-panel" tabIndex={one === tab ? 0 : -1} onClick={() => setParameters({ tab: one })}>
          {TITLES[one]}
          {counts[one] !== undefined && <span class="tab-count">{counts[one]}</span>}
        </button>
      ))}
    </div>
  );
}
