import { Text } from '../../../parts/text.js';
import { JsonTree } from '../../../parts/values/json-tree.js';
import { formatDuration } from '../../../../../src/text/duration.js';
import type { SpanRecord, TraceRecord } from '../../../../api/types.js';

/** What happened inside the span, and when. */
export function EventsTab({ record }: { record: SpanRecord | TraceRecord }) {
  const events = 'events' in record ? (record.events ?? []) : [];
  return (
    <ol class="events">
      {events.map(({ attributes, name, time }, i) => (
        <li key={i}>
          <span class="event-time">{formatDuration(time - record.startTime)}</span>
          <b><Text>{name}</Text></b>
          {attributes !== undefined && Object.keys(attributes).length > 0 && <JsonTree value={attributes} />}
        </li>
      ))}
    </ol>
  );
}
