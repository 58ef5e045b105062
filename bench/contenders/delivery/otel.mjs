import { SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

/**
 * The OpenTelemetry JS SDK as its documentation sets it up, with its exporters of OTLP over HTTP; arguments and result as JSON attributes.
 * `Roomy`: a queue that holds the whole load (the default is 2,048 spans), and no limit on the exports that its flush starts at once.
 */

const ROOMY = { maxQueueSize: 2_000_000 };

function delivering(workload, exporter, limits) {
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter, limits)] });
  provider.register();
  const tracer = trace.getTracer('bench');
  return { inside: (block) => inRoot(tracer, block), call: instrumented(tracer, workload), drain: () => provider.forceFlush(), finish: () => provider.shutdown() };
}

function inRoot(tracer, block) {
  return tracer.startActiveSpan('agent', (root) => {
    block();
    root.end();
  });
}

function instrumented(tracer, { name, make }) {
  const fn = make();
  return (input) => tracer.startActiveSpan(name, (span) => recorded(span, fn, input));
}

function recorded(span, fn, input) {
  try {
    span.setAttribute('input.value', JSON.stringify(input));
    const output = fn(input);
    span.setAttribute('output.value', JSON.stringify(output));
    return output;
  } catch (error) {
    span.recordException(error);
    span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
    throw error;
  } finally {
    span.end();
  }
}

const usual = (Exporter) => (workload, { url }) => delivering(workload, new Exporter({ url: `${url}/v1/traces` }));
const roomy = (Exporter) => (workload, { url }) => delivering(workload, new Exporter({ url: `${url}/v1/traces`, concurrencyLimit: Infinity }), ROOMY);

export const protobuf = usual(ProtobufExporter);
export const json = usual(JsonExporter);
export const protobufRoomy = roomy(ProtobufExporter);
export const jsonRoomy = roomy(JsonExporter);
