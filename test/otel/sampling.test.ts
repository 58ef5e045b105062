import { ParentBasedSampler, SamplingDecision } from '@opentelemetry/sdk-trace-base';
import { expect, test } from '@jest/globals';
import { configure, startTrace } from 'filigree';
import { bothTracers } from './support.js';

const byName = {
  shouldSample: (_context: unknown, _traceId: unknown, name: string) => ({
    decision: name.startsWith('quiet') ? SamplingDecision.NOT_RECORD : SamplingDecision.RECORD_AND_SAMPLED,
  }),
};
const both = bothTracers(new ParentBasedSampler({ root: byName }));
const { active } = both;

test('a trace in a request that OpenTelemetry does not sample is recorded, as one of its own', () => {
  active('quiet request', () => startTrace('agent', (t) => t.span('step', () => {})));
  expect(both.paths()).toEqual(['agent', 'agent > step']);
  expect(both.recorded.trace().otel).toBeUndefined();
});

test('a request that OpenTelemetry does not sample stays so inside ours', () => {
  active('quiet request', () => startTrace('agent', () => active('http', () => {})));
  expect(both.spans).toEqual([]);
});

test('a trace that filigree does not sample is not there for OpenTelemetry', () => {
  configure({ sampleRate: 0, store: false, exporters: [both.recorded.memory] });
  active('request', () => startTrace('agent', (t) => t.span('step', () => active('http', () => {}))));
  startTrace('agent', () => active('quiet alone', () => {}));
  expect(both.paths()).toEqual(['request', 'request > http']);
});

test("inside a recorded trace with no request around it OpenTelemetry's spans are sampled, as children of a sampled span", () => {
  startTrace('agent', () => active('quiet http', () => {}));
  expect(both.paths()).toEqual(['agent', 'agent > quiet http']);
});
