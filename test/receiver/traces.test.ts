import { expect, test } from '@jest/globals';
import { filigree } from '../cli/run-cli.js';
import { Receiving } from './support/receiving.js';
import { CHILD, rawSpan, requestOf, ROOT, TRACE_UUID, uuidOf } from './support/spans.js';

const at = (start: number, end: number) => ({ startTimeUnixNano: `17900000000000${start}000`, endTimeUnixNano: `17900000000000${end}000` });
const root = (attributes: Record<string, unknown> = {}, fields: object = {}) => rawSpan(attributes, { name: 'root', ...at(10, 90), ...fields });
const child = (attributes: Record<string, unknown> = {}, fields: object = {}) => rawSpan(attributes, { name: 'child', spanId: CHILD, parentSpanId: ROOT, ...at(20, 30), ...fields });

test('a root span is a span, and stands for its trace', async () => {
  const receiving = await Receiving.start();
  await receiving.json(requestOf([child(), root({ 'input.value': 'q', 'output.value': 'a', 'user.id': 'u' })], { 'service.name': 'svc', 'service.version': '1', 'deployment.environment': 'prod', 'host.name': 'h' }));
  expect(receiving.traces).toEqual([
    { traceId: TRACE_UUID, name: 'root', status: 'COMPLETED', input: 'q', output: 'a', startTime: 1_790_000_000_000_010, endTime: 1_790_000_000_000_090, userId: 'u', project: 'svc', release: '1', environment: 'prod', metadata: { resource: { 'host.name': 'h' } } },
  ]);
  expect(receiving.span('root')).toMatchObject({ spanId: uuidOf(ROOT), input: 'q', output: 'a' });
  expect(receiving.span('child')).toMatchObject({ parentSpanId: uuidOf(ROOT) });
});

test('a trace runs until its root comes', async () => {
  const receiving = await Receiving.start();
  await receiving.json(requestOf([child({ 'session.id': 's-1' })]));
  expect([receiving.startedTraces, receiving.traces]).toMatchObject([[{ name: 'child', status: 'RUNNING', sessionId: 's-1' }], []]);
  expect((await filigree(['ls', '--dir', receiving.store])).out).toContain('▶');
  await receiving.json(requestOf([root()]));
  expect(receiving.traces).toMatchObject([{ name: 'root', status: 'COMPLETED', sessionId: 's-1' }]);
});

test('a trace that runs is called after the span that began first', async () => {
  const receiving = await Receiving.start();
  await receiving.json(requestOf([child()]));
  await receiving.json(requestOf([child({}, { spanId: 'aaaaaaaaaaaaaaaa', name: 'earlier', ...at(12, 40) })]));
  expect(receiving.startedTraces.map(({ name }) => name)).toEqual(['child', 'earlier']);
});

test('a session that only a span below the root knows is the trace\'s, whenever it comes', async () => {
  const receiving = await Receiving.start();
  await receiving.json(requestOf([root()]));
  await receiving.json(requestOf([child({ 'session.id': 's-1' })]));
  expect(receiving.traces).toMatchObject([{ name: 'root', sessionId: 's-1' }]);
});

test('a trace whose root never came ends when the receiver does, and says so', async () => {
  const receiving = await Receiving.start();
  await receiving.json(requestOf([child({}, { status: { code: 2, message: 'no' } })]));
  await receiving.close();
  expect(receiving.traces).toMatchObject([{ name: 'child', status: 'ERROR', statusReason: 'its root span did not come', endTime: 1_790_000_000_000_030 }]);
});

test('a failed root is a failed trace', async () => {
  const receiving = await Receiving.start();
  const events = [{ name: 'exception', timeUnixNano: '1790000000000050000', attributes: [{ key: 'exception.type', value: { stringValue: 'ValueError' } }, { key: 'exception.message', value: { stringValue: 'bad' } }] }];
  await receiving.json(requestOf([root({}, { status: { code: 2 }, events: events as never })]));
  expect(receiving.traces).toMatchObject([{ status: 'ERROR', error: { type: 'ValueError', message: 'bad' } }]);
});

test('an exception that a span survived is an event', async () => {
  const receiving = await Receiving.start();
  await receiving.json(requestOf([root({}, { events: [{ name: 'exception', timeUnixNano: '1790000000000050000', attributes: [] }] })]));
  expect(receiving.span('root')).toMatchObject({ status: 'COMPLETED', events: [{ name: 'exception', time: 1_790_000_000_000_050 }] });
});

test('what a client sends again is there once', async () => {
  const receiving = await Receiving.start();
  for (let i = 0; i < 3; i++) await receiving.json(requestOf([child(), root()]));
  expect(receiving.spans).toHaveLength(2);
  expect(JSON.parse((await filigree(['ls', '--json', '--dir', receiving.store])).out)).toMatchObject([{ totals: { spans: 2 } }]);
});

test('a span that comes again with more in it takes the place of the first', async () => {
  const receiving = await Receiving.start();
  await receiving.json(requestOf([root()]));
  await receiving.json(requestOf([root({ 'output.value': 'later' })]));
  const { out } = await filigree(['show', 'latest', '--json', '--io', '--dir', receiving.store]);
  expect(JSON.parse(out)).toMatchObject({ trace: { output: 'later' }, spans: [{ name: 'root', output: 'later' }] });
});

test('links lead to other traces', async () => {
  const receiving = await Receiving.start();
  await receiving.json(requestOf([root({}, { links: [{ traceId: 'f'.repeat(32), spanId: 'e'.repeat(16) }] })]));
  const link = { traceId: 'ffffffff-ffff-ffff-ffff-ffffffffffff', spanId: uuidOf('e'.repeat(16)) };
  expect(receiving.traces).toMatchObject([{ link }]);
  expect(receiving.span('root').metadata).toMatchObject({ links: [link] });
});

test('traces of others are listed and drawn as ours are', async () => {
  const receiving = await Receiving.start();
  const llm = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-5.4', 'gen_ai.usage.input_tokens': 10, 'gen_ai.usage.output_tokens': 5 };
  await receiving.json(requestOf([child(llm, { name: 'chat gpt-5.4' }), root()]));
  const { out } = await filigree(['show', 'latest', '--dir', receiving.store]);
  expect(out).toMatch(/root[\s\S]*root[\s\S]*chat gpt-5\.4.*LLM.*gpt-5\.4/);
  expect((await filigree(['tail', '--limit', '3', '--dir', receiving.store])).out).toContain('span.end');
});
