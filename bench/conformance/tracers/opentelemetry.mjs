import { createRequire } from 'node:module';
import { SpanStatusCode, trace } from '@opentelemetry/api';
import { NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';

/** OpenTelemetry by hand, the way its documentation and most blogs do it: `startActiveSpan`, JSON attributes, `recordException`. */

const kept = [];
const sink = {
  export(spans, done) {
    kept.push(...spans);
    done({ code: 0 });
  },
  async shutdown() {},
};
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(sink)] }).register();
const tracing = trace.getTracer('conformance');

function fail(span, error) {
  span.recordException(error);
  span.setStatus({ code: SpanStatusCode.ERROR, message: String(error?.message ?? error) });
  span.end();
}

function succeed(span, output) {
  span.setAttribute('output.value', JSON.stringify(output) ?? '');
  span.end();
  return output;
}

function wrap(name, fn) {
  return function (...args) {
    return tracing.startActiveSpan(name, (span) => {
      try {
        span.setAttribute('input.value', JSON.stringify(args));
        const result = fn.apply(this, args);
        if (!(result instanceof Promise)) return succeed(span, result);
        return result.then(
          (output) => succeed(span, output),
          (error) => {
            fail(span, error);
            throw error;
          },
        );
      } catch (error) {
        fail(span, error);
        throw error;
      }
    });
  };
}

const milliseconds = ([seconds, nanoseconds]) => seconds * 1000 + nanoseconds / 1e6;

export const tracer = {
  name: 'OpenTelemetry by hand',
  version: createRequire(import.meta.url)('@opentelemetry/sdk-trace-node/package.json').version,
  cancels: false,
  wrap,
  inside: (name, body) => wrap(name, body)(),
  async finished() {
    return kept
      .splice(0)
      .sort((a, b) => milliseconds(a.startTime) - milliseconds(b.startTime))
      .map((span) => ({
        id: span.spanContext().spanId,
        parent: span.parentSpanContext?.spanId,
        name: span.name,
        status: span.status.code === SpanStatusCode.ERROR ? 'error' : 'ok',
        startedAt: milliseconds(span.startTime),
        milliseconds: milliseconds(span.duration),
      }));
  },
  troubles: () => [],
};
