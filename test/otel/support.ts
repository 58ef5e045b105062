import { ROOT_CONTEXT, context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { record } from '../support/record.js';
import type { Span, Tracer } from '@opentelemetry/api';
import type { ReadableSpan, Sampler } from '@opentelemetry/sdk-trace-base';
import type { Recorded } from '../support/record.js';

/** What both tracers recorded in one test. */
export interface Both {
  /** Starts a span of OpenTelemetry's and runs `fn` with it active. */
  active<T>(name: string, fn: (span: Span) => T): T;
  /** Each span of both tracers as `span > … > span`, by the ids that an OTLP store sees. */
  paths(): string[];
  /** Forgets what both have recorded. */
  clear(): void;
  readonly recorded: Recorded;
  readonly spans: readonly ReadableSpan[];
}

/** An OpenTelemetry SDK for the tests of a file, and filigree beside it. */
export function bothTracers(sampler?: Sampler): Both {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ sampler, spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const tracer = provider.getTracer('test');
  let recorded: Recorded;
  beforeAll(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    trace.setGlobalTracerProvider(provider);
  });
  const clear = () => {
    exporter.reset();
    recorded.clear();
  };
  beforeEach(() => {
    recorded = record();
    clear();
  });
  afterAll(() => {
    context.disable();
    trace.disable();
  });
  return {
    active: (name, fn) => activeIn(tracer, name, fn),
    clear,
    paths: () => paths(recorded, exporter.getFinishedSpans()),
    get recorded() {
      return recorded;
    },
    get spans() {
      return exporter.getFinishedSpans();
    },
  };
}

function activeIn<T>(tracer: Tracer, name: string, fn: (span: Span) => T): T {
  return tracer.startActiveSpan(name, (span) => {
    let result: T | undefined;
    try {
      return (result = fn(span));
    } finally {
      if (result instanceof Promise) result.then(() => span.end(), () => span.end());
      else span.end();
    }
  });
}

interface Node {
  readonly name: string;
  readonly key: string;
  readonly parent: string | undefined;
}

const hex = (id: string) => id.replaceAll('-', '');
const short = (id: string) => hex(id).slice(16);

function paths(recorded: Recorded, spans: readonly ReadableSpan[]): string[] {
  const nodes = new Map([...own(recorded), ...theirs(spans)].map((node) => [node.key, node]));
  const path = ({ name, parent }: Node): string => (parent === undefined ? name : `${nodes.has(parent) ? path(nodes.get(parent)!) : '?'} > ${name}`);
  return [...nodes.values()].map(path).sort();
}

function own({ spans, traces }: Recorded): Node[] {
  const roots = traces.map(({ name, otel, traceId }) => nodeOf(name, otel?.traceId ?? hex(traceId), short(traceId), otel?.parentSpanId));
  const inner = spans.map(({ name, otel, parentSpanId, spanId, traceId }) =>
    nodeOf(name, otel?.traceId ?? hex(traceId), short(spanId), otel?.parentSpanId ?? short(parentSpanId ?? traceId)));
  return [...roots, ...inner];
}

function theirs(spans: readonly ReadableSpan[]): Node[] {
  return spans.map((span) => nodeOf(span.name, span.spanContext().traceId, span.spanContext().spanId, span.parentSpanContext?.spanId));
}

function nodeOf(name: string, traceId: string, spanId: string, parentSpanId: string | undefined): Node {
  return { name, key: `${traceId} ${spanId}`, parent: parentSpanId && `${traceId} ${parentSpanId}` };
}

export { ROOT_CONTEXT, context, trace };
