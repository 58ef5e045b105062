import { hasFailed, readFailure } from './failure.js';
import { GEN_AI } from '../../../src/exporters/otlp/names/gen-ai.js';
import { OPEN_INFERENCE } from '../../../src/exporters/otlp/names/open-inference.js';
import { FORMER } from '../names/former.js';
import { VERCEL_AI } from '../names/vercel-ai.js';
import { readMetadata } from './labels.js';
import { readLinks } from './links.js';
import { readOwner } from './owner.js';
import { readFields, withoutAbsent } from './span-fields.js';
import type { Metadata, SpanRecord } from '../../../src/types.js';
import type { Arrived } from './arrived.js';
import type { Reading } from './read-span.js';

/** A span of another SDK. What no field of ours is for is its metadata, under the names that it came with. */
export function readForeignSpan(reading: Reading): Arrived {
  const { attributes, program, wire } = reading;
  const fields = readFields(reading, readFailure(wire, attributes), false);
  const owner = readOwner(attributes);
  const links = readLinks(wire);
  const name = (fields.kind === 'TOOL' ? attributes.text(VERCEL_AI.TOOL_NAME) : undefined) ?? wire.name;
  const own = readMetadata(attributes);
  const metadata = compact({ ...own, provider: readProvider(reading), ...attributes.rest(), scope: readScope(reading), service: program.project, links: links.length === 0 ? undefined : links });
  const status = hasFailed(wire) ? 'ERROR' : 'COMPLETED';
  const record = withoutAbsent<SpanRecord>({ ...fields, name, status, metadata });
  return { type: 'span', record, root: wire.parentSpanId === '', of: { owner, program, metadata: own, link: links[0] } };
}

function readProvider({ attributes }: Reading): string | undefined {
  return attributes.text(GEN_AI.PROVIDER, FORMER.SYSTEM, OPEN_INFERENCE.LLM_PROVIDER, 'llm.system', VERCEL_AI.PROVIDER);
}

function readScope({ scope: { attributes, name, version } }: Reading): Metadata | undefined {
  return compact({ name: name || undefined, version: version || undefined, ...Object.fromEntries(attributes) });
}

function compact(metadata: Metadata): Metadata | undefined {
  const there = Object.entries(metadata).filter(([, value]) => value !== undefined);
  return there.length === 0 ? undefined : Object.fromEntries(there);
}
