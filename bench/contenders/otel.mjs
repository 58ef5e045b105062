import { SpanStatusCode, trace } from '@opentelemetry/api';
import { BatchSpanProcessor, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';

/** The OpenTelemetry JS SDK as its documentation sets it up: NodeTracerProvider, AsyncLocalStorage, BatchSpanProcessor's defaults. */

class Sink {
  count = 0;
  constructor(keep) {
    this.keep = keep;
  }
  export(spans, done) {
    this.count += spans.length;
    this.keep?.push(...spans);
    done({ code: 0 });
  }
  async shutdown() {}
}

function register(processor) {
  const provider = new NodeTracerProvider({ spanProcessors: [processor] });
  provider.register();
  return provider;
}

function insideSpan(block) {
  return trace.getTracer('bench').startActiveSpan('agent', async (root) => {
    await block();
    root.end();
  });
}

function fail(span, error) {
  span.recordException(error);
  span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
}

function callBare({ name, make }) {
  const tracer = trace.getTracer('bench');
  const fn = make();
  return (a, b) =>
    tracer.startActiveSpan(name, async (span) => {
      try {
        return await fn(a, b);
      } catch (error) {
        fail(span, error);
        throw error;
      } finally {
        span.end();
      }
    });
}

function callWithJson({ name, input, model, make }) {
  const tracer = trace.getTracer('bench');
  const fn = make((usage) => trace.getActiveSpan()?.setAttributes({ 'gen_ai.usage.input_tokens': usage.promptTokens, 'gen_ai.usage.output_tokens': usage.completionTokens }));
  const attributes = model === undefined ? {} : { 'gen_ai.request.model': model };
  return (a, b) =>
    tracer.startActiveSpan(name, { attributes }, async (span) => {
      try {
        span.setAttribute('input.value', JSON.stringify(input(a, b)));
        const output = await fn(a, b);
        span.setAttribute('output.value', JSON.stringify(output));
        return output;
      } catch (error) {
        fail(span, error);
        throw error;
      } finally {
        span.end();
      }
    });
}

function batched(call) {
  const sink = new Sink();
  const provider = register(new BatchSpanProcessor(sink));
  return { call: call(), inside: insideSpan, perBlock: 1, drain: () => provider.forceFlush(), received: () => sink.count };
}

/** Neither arguments nor result. */
export function bare(workload) {
  return batched(() => callBare(workload));
}

/** Arguments and result as JSON attributes, which is what the other contenders record. */
export function json(workload) {
  return batched(() => callWithJson(workload));
}

/** The API without an SDK: how OpenTelemetry is off. No JSON, as a careful program asks `isRecording()` before it makes any. */
export function off(workload) {
  return { call: callBare(workload) };
}

/** SimpleSpanProcessor, because the batching one drops what exceeds its queue. */
export function kept(workload) {
  const records = [];
  const provider = register(new SimpleSpanProcessor(new Sink(records)));
  return { call: callWithJson(workload), inside: insideSpan, drain: () => provider.forceFlush(), kept: records };
}
