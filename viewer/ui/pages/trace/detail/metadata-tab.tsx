import { Link } from '../../../router/link.js';
import { Text } from '../../../parts/text.js';
import { JsonTree } from '../../../parts/values/json-tree.js';
import { address } from '../../../data/address.js';
import type { SpanRecord, TraceRecord } from '../../../../api/types.js';

/** Free data, parameters of the model, and links. */
export function MetadataTab({ record, isTrace }: { record: SpanRecord | TraceRecord; isTrace: boolean }) {
  const { metadata, modelParameters, tags, tokenUsage, cost } = record as SpanRecord;
  const { link, project, release } = isTrace ? (record as TraceRecord) : ({} as Partial<TraceRecord>);
  const parts = { Metadata: metadata, 'Model parameters': modelParameters, Tokens: tokenUsage, Cost: cost, Tags: tags };
  return (
    <>
      {link !== undefined && <p>Linked to <Link to={address(`/trace/${encodeURIComponent(link.traceId)}`, { span: link.spanId })}><Text>{link.traceId}</Text></Link></p>}
      {project !== undefined && <p><span class="faint">Project</span> <Text>{project}</Text></p>}
      {release !== undefined && <p><span class="faint">Release</span> <Text>{release}</Text></p>}
      {Object.entries(parts).map(([title, value]) => value !== undefined && <section key={title} class="value"><h3>{title}</h3><JsonTree value={value} /></section>)}
    </>
  );
}
