import { Copy } from '../../parts/copy.js';
import { Elapsed } from '../../parts/elapsed.js';
import { Status } from '../../parts/status.js';
import { Text } from '../../parts/text.js';
import { Link } from '../../router/link.js';
import { address } from '../../data/address.js';
import { queryTerm } from '../../data/query-terms.js';
import { formatCost, formatCount, formatCountOf } from '../../../../src/text/number.js';
import { formatDateTime } from '../../../../src/text/time.js';
import { CompareWith } from './compare-with.js';
import { ExportMenu } from './export-menu.js';
import type { ComponentChildren } from 'preact';
import type { TraceAnswer, TraceRow } from '../../../api/types.js';

/** What is said of the trace as a whole. */
export function TraceHead({ trace, answer }: { trace: TraceRow; answer: TraceAnswer }) {
  const { cost, failedSpans, name, sessionId, spans, startTime, status, statusReason, tags, tokens, traceId, userId } = trace;
  return (
    <header class="trace-head">
      <div class="trace-title">
        <Link to="/" class="back" title="All traces (u)">←</Link>
        <Status status={status} word reason={statusReason} />
        <h1><Text>{name}</Text></h1>
        <span class="trace-actions">
          <Copy text={traceId} label="Copy id" />
          <CompareWith trace={trace} />
          <ExportMenu traceId={traceId} />
        </span>
      </div>
      <dl class="facts">
        <Fact title="Start">{formatDateTime(startTime)}</Fact>
        <Fact title="Duration"><Elapsed row={trace} /></Fact>
        <Fact title="Spans">{formatCount(spans)}{failedSpans > 0 && <span class="error-text"> {failedSpans} failed</span>}</Fact>
        {tokens > 0 && <Fact title="Tokens">{formatCount(tokens)} <span class="faint">{formatCount(trace.promptTokens)} in, {formatCount(trace.completionTokens)} out</span></Fact>}
        {cost !== undefined && <Fact title="Cost">{formatCost(cost)}</Fact>}
        {sessionId !== undefined && <Fact title="Session"><Link to={`/session/${encodeURIComponent(sessionId)}`}><Text>{sessionId}</Text></Link></Fact>}
        {userId !== undefined && <Fact title="User"><Link to={address('/', { q: queryTerm('user', userId) })}><Text>{userId}</Text></Link></Fact>}
        {tags !== undefined && tags.length > 0 && <Fact title="Tags">{tags.map((tag) => <Link key={tag} class="tag" to={address('/', { q: queryTerm('tag', tag) })}><Text>{tag}</Text></Link>)}</Fact>}
        {trace.environment !== undefined && <Fact title="Environment"><Text>{trace.environment}</Text></Fact>}
      </dl>
      {answer.truncated !== undefined && <p class="warning" role="status">{formatCountOf(answer.truncated, 'span')} more are not shown.</p>}
    </header>
  );
}

function Fact({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
