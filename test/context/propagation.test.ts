import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { currentSpan, currentTrace, extract, inject, propagate, startSpan, startTrace, stats, trace } from 'filigree';
import { record } from '../support/record.js';
import { anyCharacter } from '../support/any-character.js';

type Headers = Record<string, string>;

test('work in another process goes on under the span that sent it', async () => {
  const recorded = record();
  const headers: Headers = {};
  await startTrace('caller', async (t) => t.span('send', async () => inject(headers)));
  extract(headers, () => startSpan('receive', () => {}));
  const [send, receive] = recorded.spans;
  expect(receive).toMatchObject({ name: 'receive', traceId: send!.traceId, parentSpanId: send!.spanId });
  expect(recorded.traces.map(({ name }) => name)).toEqual(['caller']);
});

test('directly under a trace, the other side hangs under the trace', () => {
  const recorded = record();
  const headers: Headers = {};
  const t = startTrace('caller');
  inject(headers);
  t.end();
  extract(headers, () => startSpan('receive', () => {}));
  expect(recorded.span('receive').traceId).toBe(t.traceId);
  expect(recorded.span('receive').parentSpanId).toBeUndefined();
});

test('the headers are W3C Trace Context', () => {
  record();
  const headers: Headers = {};
  startTrace('t', (t) => t.span('s', (s) => {
    inject(headers);
    expect(headers['traceparent']).toBe(`00-${t.traceId.replaceAll('-', '')}-${s.spanId.replaceAll('-', '').slice(16)}-01`);
    expect(headers['tracestate']).toBe(`filigree=${s.spanId.replaceAll('-', '')}`);
  }));
});

test('a trace of another tracer is gone on with under its 8-byte span id', () => {
  const recorded = record();
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  extract({ traceparent, tracestate: 'other=1,vendor=2' }, () => startSpan('receive', () => {}));
  expect(recorded.span()).toMatchObject({ traceId: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736', parentSpanId: '00000000-0000-0000-00f0-67aa0ba902b7' });
});

test('a `tracestate` entry that belongs to another span is not believed', () => {
  const recorded = record();
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  extract({ traceparent, tracestate: `filigree=${'ab'.repeat(16)}` }, () => startSpan('receive', () => {}));
  expect(recorded.span().parentSpanId).toBe('00000000-0000-0000-00f0-67aa0ba902b7');
});

test('work that the caller did not sample is not recorded here either', () => {
  const recorded = record();
  extract({ traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00' }, () => startSpan('receive', () => {}));
  expect(recorded.spans).toEqual([]);
});

test('session, user, tags and metadata travel as baggage', () => {
  const recorded = record();
  const headers: Headers = {};
  propagate({ sessionId: 'ses ü,=1', userId: 'u', tags: ['a', 'b,c'], metadata: { plan: 'pro' } }, () => startTrace('caller', () => inject(headers)));
  extract({ baggage: headers['baggage'] }, () => startTrace('receiver', () => {}));
  expect(recorded.trace('receiver')).toMatchObject({ sessionId: 'ses ü,=1', userId: 'u', tags: ['a', 'b,c'], metadata: { plan: 'pro' } });
});

test('a decorated trace inside is an agent span of the remote trace', () => {
  const recorded = record();
  const run = trace({ name: 'run' }, () => currentTrace()!.traceId);
  const traceId = extract({ traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' }, run);
  expect(traceId).toBe('4bf92f35-77b3-4da6-a3ce-929d0e0e4736');
  expect(recorded.span('run')).toMatchObject({ kind: 'AGENT', traceId });
});

test.each([['Headers', () => new globalThis.Headers()], ['a Map', () => new Map<string, string>()]])('%s carries it as well', (_, make) => {
  const recorded = record();
  const carrier = make();
  const sent = startTrace('caller', (t) => {
    inject(carrier);
    return t.traceId;
  });
  extract(carrier, () => startSpan('receive', () => {}));
  expect(recorded.span('receive').traceId).toBe(sent);
});

test('header names are read in any case, and the first of several counts', () => {
  const recorded = record();
  extract({ TraceParent: ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'x'] }, () => startSpan('receive', () => {}));
  expect(recorded.span().traceId).toBe('4bf92f35-77b3-4da6-a3ce-929d0e0e4736');
});

test('a malformed carrier is ignored and counted, and the work goes on', () => {
  const recorded = record();
  const bad = ['', 'x', '00-0-0-01', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, `00-4bf92f3577b34da6a3ce929d0e0e4736-${'0'.repeat(16)}-01`, `ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01`, `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more`, 'a'.repeat(10_000)];
  for (const traceparent of bad) expect(extract({ traceparent }, () => startSpan('own', () => 1))).toBe(1);
  expect(recorded.traces.length).toBe(bad.length);
  expect(stats().ignored['extract: malformed traceparent']).toBe(bad.length);
});

test('what is no carrier is told and harms nothing', () => {
  const recorded = record();
  const hostile = new Proxy({}, { get: () => { throw new Error('trap'); }, ownKeys: () => { throw new Error('trap'); } });
  expect(extract(hostile, () => 1)).toBe(1);
  expect(extract(null as never, () => 2)).toBe(2);
  expect(inject(hostile)).toBe(hostile);
  expect(inject(Object.freeze({}))).toEqual({});
  expect(recorded.errors.length).toBeGreaterThan(0);
});

test('whatever a carrier holds, `extract` runs its work and throws nothing', () => {
  record();
  const text = fc.oneof(fc.string({ unit: anyCharacter }), fc.stringMatching(/^[0-9a-f-]{0,60}$/), fc.constant('%E0%A4%A'));
  fc.assert(
    fc.property(fc.record({ traceparent: text, tracestate: text, baggage: text }, { requiredKeys: [] }), (carrier) => {
      expect(extract(carrier, () => startSpan('work', () => 1))).toBe(1);
    }),
  );
});

test('outside of `extract` nothing of the carrier is left', () => {
  record();
  extract({ traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' }, () => {});
  expect([currentTrace(), currentSpan()]).toEqual([undefined, undefined]);
});

test('a carrier crosses to a worker thread by `postMessage`, and back', async () => {
  const recorded = record();
  const worker = new Worker("const { parentPort } = require('node:worker_threads'); parentPort.once('message', (carrier) => parentPort.postMessage(carrier));", { eval: true });
  try {
    const sent = startTrace('caller', (t) => {
      worker.postMessage(inject({}));
      return t.traceId;
    });
    const carrier = await new Promise<object>((resolve) => worker.once('message', resolve));
    extract(carrier, () => startSpan('back', () => {}));
    expect(recorded.span('back').traceId).toBe(sent);
  } finally {
    await worker.terminate();
  }
});
