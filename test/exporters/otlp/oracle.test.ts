import { describe, expect, test } from '@jest/globals';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import fc from 'fast-check';
import { JsonWriter } from '../../../src/exporters/otlp/json/writer.js';
import { ProtobufWriter } from '../../../src/exporters/otlp/protobuf/writer.js';
import { VERSION } from '../../../src/exporters/version.js';
import { anyCharacter } from '../../support/any-character.js';
import { readRequest } from './support/read.js';
import type { AttributeValue } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { RequestWriter } from '../../../src/exporters/otlp/request-writer.js';
import type { ReadSpan } from './support/read.js';

/** A span as both sides are asked to send it. */
interface Wanted {
  name: string;
  client: boolean;
  attributes: Record<string, AttributeValue>;
  events: { name: string; time: number; attributes: Record<string, AttributeValue> }[];
  failed: string | undefined;
}

const START = 1_790_000_000_123_000;
const END = START + 5000;
const milliseconds = (microseconds: number) => new Date(microseconds / 1000);

// Where the two differ on purpose is left out: the SDK drops an attribute called `__proto__`, and sends integers that are not safe as such.
const text = fc.string({ unit: anyCharacter, maxLength: 80 }).filter((one) => one.isWellFormed());
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => !Object.is(one, -0) && (!Number.isInteger(one) || Number.isSafeInteger(one))), fc.maxSafeInteger());
const value: fc.Arbitrary<AttributeValue> = fc.oneof(text, number, fc.boolean(), fc.array(text), fc.array(fc.integer()), fc.array(fc.boolean()));
const attributes = fc.dictionary(text.filter((key) => key !== '' && key !== '__proto__'), value, { maxKeys: 12, noNullPrototype: true });
const wanted: fc.Arbitrary<Wanted> = fc.record({
  name: text,
  client: fc.boolean(),
  attributes,
  events: fc.array(fc.record({ name: text, time: fc.integer({ min: 0, max: 4 }).map((after) => START + after * 1000), attributes }), { maxLength: 3 }),
  failed: fc.option(text, { nil: undefined }),
});

/** What the OpenTelemetry SDK makes of it: a root span with a child that links to it. */
function theirs({ attributes: given, client, events, failed, name }: Wanted): ReadableSpan[] {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ resource: resourceFromAttributes({ 'service.name': 'oracle' }), spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const tracer = provider.getTracer('filigree', VERSION);
  const root = tracer.startSpan('root', { startTime: milliseconds(START), kind: SpanKind.INTERNAL });
  const context = trace.setSpan(ROOT_CONTEXT, root);
  const span = tracer.startSpan(name, { startTime: milliseconds(START), kind: client ? SpanKind.CLIENT : SpanKind.INTERNAL, attributes: given, links: [{ context: root.spanContext() }] }, context);
  for (const event of events) span.addEvent(event.name, event.attributes, milliseconds(event.time));
  if (failed !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: failed });
  span.end(milliseconds(END));
  root.end(milliseconds(END));
  return exporter.getFinishedSpans();
}

const uuidOf = (hex: string) => hex.padStart(32, '0').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

function ours(writer: RequestWriter, [span, root]: ReadableSpan[], { attributes: given, client, events, failed, name }: Wanted): Buffer {
  const ids = (of: ReadableSpan) => ({ traceId: uuidOf(of.spanContext().traceId), spanId: uuidOf(of.spanContext().spanId) });
  const [own, parent] = [ids(span!), ids(root!)];
  writer.resource(new Map([['service.name', 'oracle']]));
  writer.beginSpan({ ...own, parentSpanId: parent.spanId, name, kind: client ? 3 : 1, startTime: START, endTime: END });
  for (const [key, one] of Object.entries(given)) writer.value(key, one);
  for (const event of events) {
    writer.beginEvent(event.name, event.time);
    for (const [key, one] of Object.entries(event.attributes)) writer.value(key, one);
    writer.endEvent();
  }
  writer.link(parent.traceId, parent.spanId);
  if (failed !== undefined) writer.failed(failed);
  writer.endSpan();
  writer.beginSpan({ ...parent, name: 'root', kind: 1, startTime: START, endTime: END });
  writer.endSpan();
  return Buffer.from(writer.finish());
}

/** Without what says nothing: an empty message, a status that is unset, whether a parent is remote. */
function meaning(spans: readonly ReadSpan[]): unknown {
  return spans.map(({ flags, links = [], resource, status, ...span }) => ({
    ...span,
    name: span.name ?? '',
    events: span.events.map(({ name = '', timeUnixNano, attributes: said }) => ({ name, timeUnixNano, said })),
    links: links.map(({ spanId, traceId }) => ({ spanId, traceId })),
    service: resource['service.name'],
    sampled: flags & 1,
    status: status?.code === 2 ? { code: 2, message: status.message ?? '' } : undefined,
    ...UNSAID,
  }));
}

const UNSAID = { resource: undefined, traceState: undefined, droppedAttributesCount: undefined, droppedEventsCount: undefined, droppedLinksCount: undefined };

describe.each([
  ['protobuf', () => new ProtobufWriter(), ProtobufTraceSerializer, 'application/x-protobuf'],
  ['JSON', () => new JsonWriter(), JsonTraceSerializer, 'application/json'],
] as const)('%s', (_name, make, serializer, type) => {
  test('a request means what that of the OpenTelemetry SDK for the same spans means', () => {
    fc.assert(
      fc.property(wanted, (spec) => {
        const spans = theirs(spec);
        const expected = readRequest(Buffer.from(serializer.serializeRequest(spans)!), type);
        expect(meaning(readRequest(ours(make(), spans, spec), type))).toEqual(meaning(expected));
      }),
      { numRuns: 50 },
    );
  });
});
