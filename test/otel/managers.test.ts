import { ROOT_CONTEXT, context, trace } from '@opentelemetry/api';
import { AsyncHooksContextManager, AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { afterEach, expect, test } from '@jest/globals';
import { span, startSpan, startTrace } from 'filigree';
import { record } from '../support/record.js';
import type { Context, ContextManager } from '@opentelemetry/api';

const remote = { traceId: 'ab'.repeat(16), spanId: 'cd'.repeat(8), traceFlags: 1 };

afterEach(() => context.disable());

function register(manager: ContextManager): void {
  context.setGlobalContextManager(manager.enable());
}

/** Runs `fn` with a span of OpenTelemetry's active. */
function inRequest<T>(fn: () => T): T {
  return context.with(trace.setSpanContext(ROOT_CONTEXT, remote), fn);
}

test('an SDK that comes later is seen by the next trace, in the open one nothing changes', () => {
  const recorded = record();
  startTrace('before', (t) => {
    register(new AsyncLocalStorageContextManager());
    inRequest(() => t.span('inside', () => {}));
    inRequest(() => startTrace('after', { newTrace: true }, () => {}));
  });
  expect(recorded.span('inside').otel).toBeUndefined();
  expect(recorded.trace('after').otel).toEqual({ traceId: remote.traceId, parentSpanId: remote.spanId });
});

test('when the SDK is gone, traces are on their own again', () => {
  const recorded = record();
  register(new AsyncLocalStorageContextManager());
  inRequest(() => startTrace('with', () => {}));
  context.disable();
  startTrace('without', () => startSpan('inside', () => {}));
  expect(recorded.trace('without').otel).toBeUndefined();
  expect(recorded.span('inside').otel).toBeUndefined();
});

test('another manager takes the place of the first', () => {
  const recorded = record();
  for (const manager of [new AsyncLocalStorageContextManager(), new AsyncHooksContextManager()]) {
    register(manager);
    inRequest(() => startTrace('agent', (t) => expect(trace.getActiveSpan()?.spanContext().spanId).toBe(t.traceId.replaceAll('-', '').slice(16))));
    context.disable();
  }
  expect(recorded.traces.map(({ otel }) => otel?.parentSpanId)).toEqual([remote.spanId, remote.spanId]);
});

test('a manager that makes its spans anew each time it is asked is understood', () => {
  const recorded = record();
  class Wrapping extends AsyncLocalStorageContextManager {
    override active(): Context {
      const active = super.active();
      const known = trace.getSpanContext(active);
      return known === undefined ? active : trace.setSpanContext(active, known);
    }
  }
  register(new Wrapping());
  inRequest(() => startTrace('agent', (t) => t.span('step', (s) => {
    expect(trace.getActiveSpan()?.spanContext().spanId).toBe(s.spanId.replaceAll('-', '').slice(16));
  })));
  expect(recorded.span().otel).toEqual({ traceId: remote.traceId });
});

test('a context that is attached by hand gives back the one before, without ours', () => {
  record();
  const manager = new AsyncLocalStorageContextManager();
  register(manager);
  const token = startTrace('agent', () => {
    const attached = manager.attach(trace.setSpanContext(ROOT_CONTEXT, remote));
    expect(trace.getActiveSpan()?.spanContext()).toEqual(remote);
    return attached;
  });
  (token as unknown as { dispose(): void }).dispose();
  expect(trace.getActiveSpan()).toBeUndefined();
});

test.each<[string, () => ContextManager]>([
  ['frozen', () => Object.freeze(new AsyncLocalStorageContextManager())],
  ['of another shape', () => ({ ...new AsyncLocalStorageContextManager(), active: () => 7, with: (_: unknown, fn: () => void) => fn(), enable: () => ({}), disable: () => ({}) }) as never],
  ['without `active`', () => Object.assign(Object.create(null), { with: (_: unknown, fn: () => void) => fn(), disable: () => ({}) }) as never],
])('a manager that is %s is left alone, and told once', (_, make) => {
  const recorded = record();
  context.setGlobalContextManager(make());
  for (let i = 0; i < 3; i++) startTrace('agent', (t) => t.span('step', () => {}));
  expect(recorded.paths).toEqual(['agent > step', 'agent > step', 'agent > step']);
  expect(recorded.errors.map(({ code }) => code)).toEqual(['FILIGREE_OPENTELEMETRY_APART']);
});

test('what a manager begins to do wrong reaches the program only where it asked the manager itself', () => {
  const recorded = record();
  const manager = new AsyncLocalStorageContextManager();
  let broken = false;
  const active = manager.active.bind(manager);
  manager.active = () => {
    if (broken) throw new Error('broken');
    return active();
  };
  register(manager);
  const numbers = span({ name: 'numbers' }, function* () {
    yield 1;
    yield 2;
  });
  startTrace('agent', (t) => {
    const steps = numbers();
    steps.next();
    broken = true;
    expect([...steps]).toEqual([2]);
    t.span('step', () => expect(() => context.active()).toThrow('broken'));
  });
  expect(recorded.spans.map(({ name }) => name)).toEqual(['numbers', 'step']);
  expect(recorded.errors.map(({ code }) => code)).toEqual(['FILIGREE_OPENTELEMETRY_APART']);
});

test('a span that OpenTelemetry cannot tell the ids of breaks nothing', () => {
  const recorded = record();
  register(new AsyncLocalStorageContextManager());
  const hostile = { spanContext: () => { throw new Error('no ids'); } };
  const seen = context.with(trace.setSpan(ROOT_CONTEXT, hostile as never), () => startTrace('agent', () => trace.getActiveSpan()));
  expect(seen).toBe(hostile);
  expect(recorded.trace().otel).toBeUndefined();
});

test('where OpenTelemetry is told to trace nothing, it is told so inside ours as well', () => {
  record();
  register(new AsyncLocalStorageContextManager());
  const suppressed = Symbol.for('OpenTelemetry SDK Context Key SUPPRESS_TRACING');
  context.with(ROOT_CONTEXT.setValue(suppressed, true), () => startTrace('agent', () => {
    expect(context.active().getValue(suppressed)).toBe(true);
    expect(trace.getActiveSpan()).toBeDefined();
  }));
});
