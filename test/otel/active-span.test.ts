import { SpanStatusCode, createTraceState } from '@opentelemetry/api';
import { expect, test } from '@jest/globals';
import { currentSpan, stats, startSpan, startTrace } from 'filigree';
import { bothTracers, context, trace } from './support.js';
import type { Span } from '@opentelemetry/api';

const both = bothTracers();

/** Runs `fn` with what OpenTelemetry has active inside a span of ours. */
function inStep(fn: (span: Span) => void): void {
  startTrace('agent', () => startSpan('step', () => fn(trace.getActiveSpan()!)));
}

test("attributes that the program sets on OpenTelemetry's active span become metadata of ours", () => {
  inStep((span) => span.setAttribute('user.id', 'u-1').setAttributes({ 'http.route': '/ask', retries: 2 }));
  expect(both.recorded.span().metadata).toEqual({ 'user.id': 'u-1', 'http.route': '/ask', retries: 2 });
});

test('events and exceptions become events, at the time that the program gives', () => {
  inStep((span) => {
    span.addEvent('cache.miss', { key: 'k' }, new Date(1e12));
    span.addEvent('retry', [1e9, 5e6]);
    span.recordException(new TypeError('bad json'), new Date(1e12));
  });
  expect(both.recorded.span().events).toMatchObject([
    { name: 'cache.miss', time: 1e15, attributes: { key: 'k' } },
    { name: 'retry', time: 1e15 + 5000 },
    { name: 'exception', time: 1e15, attributes: { exception: { message: 'bad json' } } },
  ]);
});

test('a time may also be on the clock of `performance.now()`', () => {
  inStep((span) => span.addEvent('tick', 5));
  expect(both.recorded.span().events?.[0]?.time).toBeCloseTo((performance.timeOrigin + 5) * 1000, -1);
});

test('an error status is the status of ours, with its message', () => {
  inStep((span) => span.setStatus({ code: SpanStatusCode.ERROR, message: 'upstream failed' }));
  expect(both.recorded.span()).toMatchObject({ status: 'ERROR', error: { message: 'upstream failed' } });
});

test('an error status without a message, and others, are taken as well', () => {
  inStep((span) => span.setStatus({ code: SpanStatusCode.OK }).setStatus({ code: SpanStatusCode.ERROR }));
  expect(both.recorded.span()).toMatchObject({ status: 'ERROR' });
});

test('what ends and renames a span leaves ours to whoever opened it', () => {
  inStep((span) => {
    span.updateName('other').addLink({ context: span.spanContext() }).addLinks([]).end();
    expect([span.isRecording(), currentSpan()?.name]).toEqual([true, 'step']);
  });
  expect(both.recorded.span().name).toBe('step');
});

test('an event on a trace, which has none, is counted', () => {
  startTrace('agent', () => trace.getActiveSpan()?.addEvent('cache.miss'));
  expect(stats().ignored['OpenTelemetry event on a trace']).toBe(1);
});

test('after its end it takes nothing more', () => {
  let kept: Span | undefined;
  inStep((span) => (kept = span));
  expect(kept!.setAttribute('late', 1).isRecording()).toBe(false);
  expect(both.recorded.span().metadata).toBeUndefined();
});

test("vendors' entries of the trace state pass through ours", () => {
  const state = createTraceState('vendor=x');
  const remote = { traceId: 'ab'.repeat(16), spanId: 'cd'.repeat(8), traceFlags: 1, traceState: state };
  context.with(trace.setSpanContext(context.active(), remote), () => inStep((span) => {
    expect(span.spanContext().traceState?.get('vendor')).toBe('x');
    expect(span.spanContext().traceId).toBe(remote.traceId);
  }));
});
