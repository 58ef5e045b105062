import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** Packages of the folder that this runs in: each has another version of OpenTelemetry. */
export const require = createRequire(resolve('package.json'));

const exporter = { spans: [], export: (spans, done) => (exporter.spans.push(...spans), done({ code: 0 })), shutdown: async () => {}, forceFlush: async () => {} };

/** Registers the SDK of the folder, with the instrumentation of `node:http`; returns its API and the list of finished spans. */
export function startSdk() {
  const api = require('@opentelemetry/api');
  const provider = has('@opentelemetry/sdk-trace-node') ? registerNodeProvider() : registerParts(api);
  const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http');
  const instrumentation = new HttpInstrumentation();
  instrumentation.setTracerProvider(provider);
  instrumentation.enable();
  return { api, spans: exporter.spans };
}

function has(name) {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** 1.x takes processors by a method, 2.x in the constructor. */
function registerNodeProvider() {
  const { NodeTracerProvider } = require('@opentelemetry/sdk-trace-node');
  const { SimpleSpanProcessor } = require('@opentelemetry/sdk-trace-base');
  const processor = new SimpleSpanProcessor(exporter);
  const provider = new NodeTracerProvider({ spanProcessors: [processor] });
  provider.addSpanProcessor?.(processor);
  provider.register();
  return provider;
}

/** 3.x leaves it to the program to put the parts together. */
function registerParts({ context, propagation, trace }) {
  const { TracerProvider, SimpleSpanProcessor } = require('@opentelemetry/sdk-trace');
  const { AsyncLocalStorageContextManager } = require('@opentelemetry/context-async-hooks');
  const { W3CTraceContextPropagator } = require('@opentelemetry/core');
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return provider;
}
