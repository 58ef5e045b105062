import { Chats } from './chats.js';
import { DiffTab } from './diff-tab.js';
import { ErrorTab } from './error-tab.js';
import { EventsTab } from './events-tab.js';
import { MetadataTab } from './metadata-tab.js';
import { ScoresTab } from './scores-tab.js';
import { ValueView } from '../../../parts/values/value-view.js';
import { JsonTree } from '../../../parts/values/json-tree.js';
import { Copy } from '../../../parts/copy.js';
import { chatsOf } from '../../../data/detail-tabs.js';
import { valueText } from '../../../data/value-text.js';
import type { DetailTab } from '../../../data/detail-tabs.js';
import type { Subject } from './use-subject.js';

export function TabBody({ tab, subject, isTrace }: { tab: DetailTab; subject: Subject; isTrace: boolean }) {
  switch (tab) {
    case 'messages':
      return <Chats {...chatsOf(subject)} />;
    case 'values':
      return <Values input={subject.input} output={subject.output} />;
    case 'error':
      return <ErrorTab error={subject.error!} />;
    case 'diff':
      return <DiffTab subject={subject} />;
    case 'events':
      return <EventsTab record={subject.record} />;
    case 'scores':
      return <ScoresTab scores={subject.scores} />;
    case 'metadata':
      return <MetadataTab record={subject.record} isTrace={isTrace} />;
    default:
      return (
        <section class="value">
          <h3>Record <Copy text={valueText(subject.record)} /></h3>
          <JsonTree value={subject.record} />
        </section>
      );
  }
}

function Values({ input, output }: { input?: unknown; output?: unknown }) {
  return (
    <>
      <ValueView title="Input" value={input} />
      <ValueView title="Output" value={output} />
    </>
  );
}
