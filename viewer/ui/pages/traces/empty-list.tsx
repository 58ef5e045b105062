import { Notice } from '../../parts/notice.js';
import { Text } from '../../parts/text.js';
import { useAnswer } from '../../api/use-answer.js';
import type { About } from '../../../api/types.js';

/** Nothing to list: because of the query, or because nothing was recorded. */
export function EmptyList({ query, onClear }: { query: string; onClear: () => void }) {
  return query === '' ? <NothingYet /> : (
    <Notice title="No trace matches">
      <p><code><Text>{query}</Text></code></p>
      <button type="button" onClick={onClear}>Show all traces</button>
    </Notice>
  );
}

function NothingYet() {
  const { data: about } = useAnswer<About>('/api/about');
  return (
    <Notice title="Nothing is recorded yet">
      <p>Put <code>@trace</code> on a method of your agent and run it. It shows up here while it runs.</p>
      {about !== undefined && <p class="faint">Looking at <code><Text>{about.dir}</Text></code></p>}
      {about?.receiver !== undefined && <p class="faint">OTLP is received at <code><Text>{about.receiver.url}</Text></code></p>}
    </Notice>
  );
}
