/**
 * Microseconds and bytes a span that a request of OTLP costs: ours in both encodings beside `@opentelemetry/otlp-transformer`,
 * which gets its input and output as JSON text made beforehand, in two attributes. Needs `npm run build` and the project's own `npm ci`.
 *
 *   node bench/encoder.mjs                 the Node that runs it
 *   node bench/encoder.mjs --payload text  2 KB of text instead of chat messages
 */
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { JsonWriter } from '../build/src/exporters/otlp/json/writer.js';
import { KnownTraces } from '../build/src/exporters/otlp/known-traces.js';
import { newMapping } from '../build/src/exporters/otlp/mapping/mapping.js';
import { ProtobufWriter } from '../build/src/exporters/otlp/protobuf/writer.js';
import { Resources } from '../build/src/exporters/otlp/settings/resource.js';
import { writeBatch } from '../build/src/exporters/otlp/write-batch.js';
import { median } from './statistics.mjs';
import { workloads } from './workloads.mjs';

const SPANS = 1000;
const ROUNDS = 60;

const { values: { payload } } = parseArgs({ options: { payload: { type: 'string', default: 'messages' } } });
const input = payload === 'text' ? { text: 'The journal is append-only. '.repeat(70), k: 5 } : { request: await captured() };
const output = payload === 'text' ? 'done' : await workloads.llm.make()();

/** The workload's own request, as the call captures it. */
async function captured() {
  let seen;
  await workloads.llm.block(async (given) => void (seen ??= given));
  return seen;
}

const id = (i) => `01a1fdf4-2916-703e-8000-${i.toString(16).padStart(12, '0')}`;
const START = 1_790_000_000_000_000;

const spans = Array.from({ length: SPANS }, (_, i) => ({
  spanId: id(i),
  traceId: id(i >> 3),
  kind: payload === 'text' ? 'CHAIN' : 'LLM',
  name: 'chat',
  status: 'COMPLETED',
  startTime: START + i,
  endTime: START + i + 1000,
  model: 'gpt-5.4',
  input,
  output,
  tokenUsage: { promptTokens: 512, completionTokens: 48 },
}));

const [inputJson, outputJson] = [JSON.stringify(input), JSON.stringify(output)];
const resource = { attributes: { 'service.name': 'bench' }, getRawAttributes: () => [['service.name', 'bench']] };
const instrumentationScope = { name: 'bench' };
const hrTime = (us) => [Math.floor(us / 1e6), (us % 1e6) * 1000];

/** What the OpenTelemetry SDK hands to its exporter; `attributes` as its users set them. */
const theirs = spans.map((span, i) => ({
  name: span.name,
  kind: 2,
  spanContext: () => ({ traceId: span.traceId.replaceAll('-', ''), spanId: (i + 1).toString(16).padStart(16, '0'), traceFlags: 1 }),
  startTime: hrTime(span.startTime),
  endTime: hrTime(span.endTime),
  status: { code: 0 },
  attributes: { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-5.4', 'gen_ai.usage.input_tokens': 512, 'gen_ai.usage.output_tokens': 48, 'input.value': inputJson, 'output.value': outputJson },
  links: [],
  events: [],
  duration: [0, 1_000_000],
  ended: true,
  resource,
  instrumentationScope,
  droppedAttributesCount: 0,
  droppedEventsCount: 0,
  droppedLinksCount: 0,
}));

function ours(writer, openInference) {
  const mapping = newMapping(writer, openInference);
  const known = new KnownTraces(new Resources({ 'service.name': 'bench' }));
  const batch = { size: SPANS, spans, traces: [], scores: [], started: { spans: [], traces: [] } };
  return () => {
    writeBatch(mapping, batch, known);
    return mapping.request.finish();
  };
}

const cases = {
  'filigree, protobuf': ours(new ProtobufWriter(), true),
  'filigree, protobuf, no OpenInference': ours(new ProtobufWriter(), false),
  'filigree, JSON': ours(new JsonWriter(), true),
  'OpenTelemetry, protobuf': () => ProtobufTraceSerializer.serializeRequest(theirs),
  'OpenTelemetry, JSON': () => JsonTraceSerializer.serializeRequest(theirs),
  'JSON.stringify of the record': () => Buffer.from(JSON.stringify(spans)),
};

const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, encode] of Object.entries(cases)) {
    const before = process.cpuUsage();
    encode();
    const { user, system } = process.cpuUsage(before);
    if (round >= ROUNDS / 3) times[name].push((user + system) / SPANS);
  }
}
console.log(`Node ${process.version}, ${SPANS} spans, ${payload}`);
console.table(
  Object.fromEntries(Object.entries(cases).map(([name, encode]) => {
    const body = encode();
    return [name, { 'us/span': Number(median(times[name]).toFixed(1)), 'bytes/span': Math.round(body.length / SPANS), 'bytes/span, gzip 1': Math.round(gzipSync(body, { level: 1 }).length / SPANS) }];
  })),
);
