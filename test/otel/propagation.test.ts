import { expect, test } from '@jest/globals';
import { extract, inject, startSpan, startTrace } from 'filigree';
import { bothTracers, context, trace } from './support.js';

type Headers = Record<string, string>;

const both = bothTracers();
const { active } = both;

/** Headers of a request that is sent from a span of ours inside an OpenTelemetry span. */
function send(): Headers {
  return active('request', () => startTrace('agent', () => startSpan('call', () => inject({} as Headers))));
}

test("the `traceparent` header has OpenTelemetry's trace id, so that other tracers go on with it", () => {
  const { traceparent } = send();
  const call = both.recorded.span('call');
  expect(traceparent).toBe(`00-${both.spans[0]?.spanContext().traceId}-${call.spanId.replaceAll('-', '').slice(16)}-01`);
});

test('filigree on the other side goes on with its own trace, in the same place of both trees', () => {
  extract(send(), () => startSpan('serve', () => active('db', () => {})));
  const [call, serve] = [both.recorded.span('call'), both.recorded.span('serve')];
  expect([serve.traceId, serve.parentSpanId]).toEqual([call.traceId, call.spanId]);
  expect(both.paths()).toContain('request > agent > call > serve > db');
});

test('where OpenTelemetry extracted the same request, its server span lies in between', () => {
  const headers = send();
  const [, traceId, spanId] = headers['traceparent']!.split('-');
  const remote = trace.setSpanContext(context.active(), { traceId: traceId!, spanId: spanId!, traceFlags: 1, isRemote: true });
  context.with(remote, () => active('server', () => extract(headers, () => startSpan('serve', () => {}))));
  const [call, serve] = [both.recorded.span('call'), both.recorded.span('serve')];
  expect([serve.traceId, serve.parentSpanId]).toEqual([call.traceId, call.spanId]);
  expect(both.paths()).toContain('request > agent > call > server > serve');
});

test('work that was sent from outside of OpenTelemetry is the parent of its spans here', () => {
  const headers = startTrace('agent', () => startSpan('call', () => inject({} as Headers)));
  extract(headers, () => active('db', () => {}));
  expect(both.paths()).toEqual(['agent', 'agent > call', 'agent > call > db']);
  expect(headers['tracestate']).toMatch(/^filigree=[0-9a-f]{32}$/);
});
