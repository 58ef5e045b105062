import { expect, test } from '@jest/globals';
import { Traces } from '../../viewer/receiver/store/traces.js';
import { TRACE_UUID, uuidOf } from './support/spans.js';
import type { SpanRecord } from '../../src/types.js';

const MINUTE = 60_000;
const program = { project: undefined, environment: undefined, release: undefined, resource: undefined };
const of = { owner: { sessionId: undefined, userId: undefined }, program, metadata: undefined, link: undefined };

function span(name: string, root: boolean, fields: Partial<SpanRecord> = {}) {
  const record: SpanRecord = { spanId: uuidOf('00f067aa0ba902b7'), traceId: TRACE_UUID, name, kind: 'OTHER', status: 'COMPLETED', startTime: 10, endTime: 20, ...fields };
  return { type: 'span', record, root, of } as const;
}

test('a trace of which nothing comes for a minute ends without its root', () => {
  const traces = new Traces();
  traces.add(span('child', false), 0);
  traces.changes();
  expect(traces.settle(MINUTE - 1)).toEqual([]);
  expect(traces.settle(MINUTE)).toMatchObject([{ type: 'trace.end', record: { name: 'child', status: 'COMPLETED', statusReason: 'its root span did not come', endTime: 20 } }]);
  expect(traces.settle(2 * MINUTE)).toEqual([]);
});

test('a root that comes after all takes the trace over', () => {
  const traces = new Traces();
  traces.add(span('child', false), 0);
  traces.settle(MINUTE);
  traces.add(span('root', true, { spanId: uuidOf('b7ad6b7169203331'), startTime: 5, endTime: 90 }), 2 * MINUTE);
  const [{ record, type }] = traces.changes() as [ReturnType<Traces['changes']>[number]];
  expect([type, record.name, record.endTime, record.statusReason]).toEqual(['trace.end', 'root', 90, undefined]);
});

test('traces without end do not fill the memory: the oldest end as they are', () => {
  const traces = new Traces();
  for (let i = 0; i < 10_001; i++) traces.add(span(`child ${i}`, false, { traceId: `${i}` }), 0);
  const ended = traces.changes().filter(({ type }) => type === 'trace.end');
  expect(ended.map(({ record }) => record.name)).toEqual(['child 0']);
});
