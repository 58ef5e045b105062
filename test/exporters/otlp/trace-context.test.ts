import { expect, test } from '@jest/globals';
import { Exporting, exported } from './support/exporting.js';
import { aScore, aSpan, aTrace, SPAN_ID } from './support/records.js';

test('spans say session and user of their trace, also when it has not ended', async () => {
  const exporting = await Exporting.start();
  await exporting.export({ started: [aTrace({ endTime: undefined, status: 'RUNNING', sessionId: 's-1', userId: 'u-1' })] });
  expect(exporting.server.requests).toHaveLength(0);
  await exporting.export({ spans: [aSpan()] });
  expect(exporting.spans[0]!.attributes).toMatchObject({ 'session.id': 's-1', 'gen_ai.conversation.id': 's-1', 'user.id': 'u-1' });
});

test('spans and their trace come from one resource, which says project, environment and release', async () => {
  const started = aTrace({ endTime: undefined, project: 'support', environment: 'production', release: '1.4.0' });
  const spans = await exported({ started: [started], spans: [aSpan()], traces: [{ ...started, endTime: started.startTime + 5 }], scores: [aScore()] });
  const resource = { 'service.name': 'support', 'service.version': '1.4.0', 'deployment.environment.name': 'production', 'telemetry.sdk.name': 'filigree', 'telemetry.sdk.language': 'nodejs', 'telemetry.sdk.version': expect.any(String) };
  expect(spans.map((span) => span.resource)).toEqual([resource, resource, resource]);
  expect(spans[0]!.scope).toEqual({ name: 'filigree', version: resource['telemetry.sdk.version'] });
});

test('a batch of several programs keeps their spans apart', async () => {
  const second = '01a1fdf4-0000-703e-9000-000000000001';
  const traces = [aTrace({ project: 'one' }), aTrace({ traceId: second, project: 'two' })];
  const spans = await exported({ spans: [aSpan(), aSpan({ traceId: second, spanId: second }), aSpan({ spanId: TWO })], traces });
  expect(spans.map(({ resource }) => resource['service.name'])).toEqual(['one', 'two', 'one', 'one', 'two']);
});

const TWO = '01a1fdf4-0000-703e-9000-000000000002';

test('a score is a span without duration under what was judged', async () => {
  const spans = await exported({ scores: [aScore({ reason: 'cites its source', metadata: { by: 'me' } }), aScore({ spanId: SPAN_ID, name: 'passed', value: true }), aScore({ name: 'tone', value: 'friendly' })] });
  expect(spans.map(({ name, parentSpanId }) => [name, parentSpanId])).toEqual([
    ['evaluation helpful', '8000045ba594d408'],
    ['evaluation passed', '80010123456789ab'],
    ['evaluation tone', '8000045ba594d408'],
  ]);
  expect(spans[0]!.startTimeUnixNano).toBe(spans[0]!.endTimeUnixNano);
  expect(spans[0]!.attributes).toMatchObject({ 'gen_ai.evaluation.name': 'helpful', 'gen_ai.evaluation.score.value': 0.9, 'gen_ai.evaluation.explanation': 'cites its source', 'filigree.metadata.by': 'me', 'openinference.span.kind': 'EVALUATOR' });
  expect(spans[1]!.attributes).toMatchObject({ 'gen_ai.evaluation.score.value': 1, 'gen_ai.evaluation.score.label': 'true' });
  expect(spans[2]!.attributes).toMatchObject({ 'gen_ai.evaluation.score.label': 'friendly' });
  expect(spans[2]!.attributes['gen_ai.evaluation.score.value']).toBeUndefined();
});

test('records that come again are the same spans', async () => {
  const records = { spans: [aSpan()], traces: [aTrace()], scores: [aScore(), aScore({ name: 'other' })] };
  const [first, again] = [await exported(records), await exported(records)];
  expect(again).toEqual(first);
  expect(new Set(first.map(({ spanId }) => spanId)).size).toBe(4);
});
