// The real instrumentation of `http` makes a span of the program's own request, and none of ours.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
trace.setGlobalTracerProvider(provider);
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
propagation.setGlobalPropagator(new W3CTraceContextPropagator());
new HttpInstrumentation({ disableIncomingRequestInstrumentation: true }).setTracerProvider(provider);
createRequire(import.meta.url)('http');
syncBuiltinESMExports();

const { clients, destination, post } = await import('./destination.mjs');
const { url, seen, close } = await destination();
const own = await clients();

await trace.getTracer('test').startActiveSpan('work', async (span) => {
  const [response] = await once(http.get(url), 'response');
  await once(response.resume(), 'end');
  assert.match(seen[0].traceparent, /^00-/, 'the instrumentation works');
  for (const client of Object.values(own)) {
    const { body } = await client.send(post(url));
    assert.equal(String(body), 'real');
    client.close();
  }
  assert.equal(trace.getActiveSpan(), span);
  span.end();
});
assert.deepEqual(seen.slice(1).map(({ traceparent }) => traceparent), [undefined, undefined]);
assert.deepEqual(exporter.getFinishedSpans().map(({ name }) => name), ['GET', 'work']);
close();
