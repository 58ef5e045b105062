import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

class Agent {
  @span.tool({ metadata: { team: 'a' } })
  call(query: string) {
    if (query === '') throw new RangeError('no query');
    return query.toUpperCase();
  }
  @span
  outer(query: string) {
    return this.call(query);
  }
}

test('a span with no trace around it is a trace of its own, with the same name, values and outcome', () => {
  const recorded = record();
  new Agent().call('bees');
  expect(recorded.span()).toMatchObject({ name: 'Agent.call', kind: 'TOOL', traceId: recorded.trace().traceId });
  expect(recorded.span()).not.toHaveProperty('parentSpanId');
  const { startTime, endTime } = recorded.span();
  expect(recorded.trace()).toMatchObject({ name: 'Agent.call', status: 'COMPLETED', input: { query: 'bees' }, output: 'BEES', startTime, endTime });
});

test('its error is the trace’s error', () => {
  const recorded = record();
  expect(() => new Agent().call('')).toThrow(RangeError);
  expect(recorded.trace()).toMatchObject({ status: 'ERROR', error: { type: 'RangeError', message: 'no query' } });
});

test('spans inside it are in the same trace', () => {
  const recorded = record();
  new Agent().outer('bees');
  expect(recorded.traces).toHaveLength(1);
  expect(recorded.paths).toEqual(['Agent.outer > Agent.outer', 'Agent.outer > Agent.outer > Agent.call']);
});

test('two calls are two traces', () => {
  const recorded = record();
  new Agent().call('a');
  new Agent().call('b');
  expect(new Set(recorded.traces.map(({ traceId }) => traceId)).size).toBe(2);
});
