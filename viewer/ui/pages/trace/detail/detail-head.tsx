import { Copy } from '../../../parts/copy.js';
import { Kind } from '../../../parts/kind.js';
import { SourceLink } from '../../../parts/source-link.js';
import { Status } from '../../../parts/status.js';
import { Text } from '../../../parts/text.js';
import { setParameters } from '../../../router/navigate.js';
import { TRACE_ROW } from '../../../data/trace-rows.js';
import { formatDuration } from '../../../../../src/text/duration.js';
import { formatCost, formatCount } from '../../../../../src/text/number.js';
import type { TreeRow } from '../../../data/trace-rows.js';
import type { SpanRecord } from '../../../../api/types.js';
import type { Subject } from './use-subject.js';

interface Properties {
  row: TreeRow;
  self: number;
  origin: number;
  subject?: Subject;
  onBack?: () => void;
}

/** Name, status and figures of the selected row. */
export function DetailHead({ row, self, origin, subject, onBack }: Properties) {
  const { endTime, error, kind, name, source, spanId, startTime, status, statusReason } = row;
  const record = subject?.record as Partial<SpanRecord> | undefined;
  return (
    <header class="detail-head">
      <div class="detail-title">
        {onBack !== undefined && <button type="button" class="quiet" onClick={onBack}>← Spans</button>}
        <Kind kind={kind} />
        <h2><Text>{name}</Text></h2>
        <Status status={status} word reason={statusReason} />
        {spanId !== TRACE_ROW && <Copy text={spanId} label="Copy id" />}
      </div>
      <ul class="figures">
        {endTime !== undefined && <li><b>{formatDuration(endTime - startTime)}</b> <span class="faint">{formatDuration(self)} self</span></li>}
        <li><span class="faint">at</span> {formatDuration(startTime - origin)}</li>
        {row.ttft !== undefined && <li><span class="faint">first token</span> {formatDuration(row.ttft)}</li>}
        {row.model !== undefined && <li class="model"><Text>{row.model}</Text></li>}
        <Usage row={row} usage={record?.tokenUsage} />
        {row.cost !== undefined && <li>{formatCost(row.cost)}</li>}
        {(source ?? record?.source) !== undefined && <li><SourceLink source={(source ?? record?.source)!} /></li>}
      </ul>
      {statusReason !== undefined && <p class="reason"><Text>{statusReason}</Text></p>}
      {error !== undefined && (
        <button type="button" class="error-banner" onClick={() => setParameters({ tab: 'error' })}>
          <b><Text>{error.type}</Text></b> <Text>{error.message}</Text>
        </button>
      )}
    </header>
  );
}

function Usage({ row, usage }: { row: TreeRow; usage?: SpanRecord['tokenUsage'] }) {
  const { promptTokens, completionTokens } = row;
  if (promptTokens === undefined && completionTokens === undefined) return null;
  const extra = Object.entries(usage ?? {}).filter(([key, count]) => count !== undefined && !['promptTokens', 'completionTokens', 'totalTokens'].includes(key));
  return (
    <li title={extra.map(([key, count]) => `${key}: ${formatCount(count!)}`).join('\n') || undefined}>
      {formatCount(promptTokens ?? 0)} <span class="faint">in</span> {formatCount(completionTokens ?? 0)} <span class="faint">out</span>
    </li>
  );
}
