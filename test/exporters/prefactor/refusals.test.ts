import { expect, test } from '@jest/globals';
import { ExportError, startTrace } from 'filigree';
import type { Batch } from 'filigree';
import type { Reply } from '../../support/recording-server.js';
import { exporterOf, send, server, Tape } from './harness.js';

function threeSpans(): readonly Batch[] {
  const tape = new Tape();
  startTrace('run', (t) => {
    for (const name of ['a', 'b', 'c']) t.span(name, (s) => s.span(`in ${name}`, () => {}));
  });
  return tape.commit().batches;
}

/** Refuses the creation of the span with this name. */
function refuse(name: string, reply: Reply): void {
  server.fault = ({ body, path }) => (path.endsWith('/agent_spans') && body.toString().includes(`"name":"${name}"`) ? { reply } : undefined);
}

const invalid: Reply = { status: 422, body: { status: 'error', code: 'validation_errors', message: 'no good', errors: { payload: ['is odd'] } } };

async function errorOf(work: Promise<unknown>): Promise<ExportError> {
  const error = await work.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(ExportError);
  return error as ExportError;
}

test('a span that is refused for good is left out alone, and counted', async () => {
  refuse('b', invalid);
  const result = await send(exporterOf(), threeSpans());
  expect(result.rejected).toBe(1);
  expect(result.message).toMatch(/^Prefactor answered 422 to POST \/agent_spans: validation_errors, no good/);
  expect([...server.spans.values()].map(({ payload }) => payload['name'] as string).sort()).toEqual(['a', 'c', 'in a', 'in b', 'in c', 'run']);
  expect(server.onlyInstance.status).toBe('complete');
});

test('the children of a refused span hang under its parent, and say whose they are', async () => {
  refuse('b', invalid);
  await send(exporterOf(), threeSpans());
  const { parent_span_id: parent, payload } = server.spanNamed('in b');
  expect(parent).toBe(server.spanNamed('run').id);
  expect(payload['metadata'].filigree.missing_parent).toMatch(/^[0-9a-f-]{36}$/);
});

test('the end of a span whose start was refused is counted too, and not sent', async () => {
  const tape = new Tape();
  const t = startTrace('run');
  const s = t.span('b');
  const exporter = exporterOf();
  refuse('b', invalid);
  expect(await send(exporter, tape.commit().batches.splice(0))).toMatchObject({ rejected: 1 });
  s.end();
  t.end();
  const before = server.requests.length;
  expect(await send(exporter, tape.commit().batches)).toMatchObject({ rejected: 1 });
  expect(server.paths.slice(before)).toEqual(['POST /agent_spans/:id/finish', 'POST /agent_instance/:id/finish']);
});

test.each([401, 403])('with %i nothing is counted as refused: the batch is kept', async (status) => {
  server.fault = () => ({ reply: { status, body: { status: 'error', code: 'bad_authtoken', message: 'unknown token secret-token' } } });
  const error = await errorOf(send(exporterOf(), threeSpans()));
  expect(error.kind).toBe('denied');
  expect(error.message).not.toContain('secret-token');
});

test.each([
  [404, 'not_found'],
  [409, 'conflict'],
  [422, 'validation_errors'],
])('a registration that is refused with %i is the configuration\'s fault, not the records\'', async (status, code) => {
  server.fault = ({ path }) => (path.endsWith('/register') ? { reply: { status, body: { status: 'error', code, message: 'agent_version has changed, secret-token' } } } : undefined);
  const error = await errorOf(send(exporterOf(), threeSpans()));
  expect(error.kind).toBe('denied');
  expect(error.message).toContain(`${code}, agent_version has changed, [secret]`);
});

test.each([500, 503, 429])('with %i the batch is kept', async (status) => {
  server.fault = ({ path }) => (path.endsWith('/agent_spans') ? { reply: { status } } : undefined);
  expect((await errorOf(send(exporterOf(), threeSpans()))).kind).toBe('unavailable');
});

test('without a server the batch is kept', async () => {
  const batches = threeSpans();
  const exporter = exporterOf();
  await server.stop();
  expect((await errorOf(send(exporter, batches))).kind).toBe('unavailable');
});

test('a page of something else under the address is no success', async () => {
  server.fault = () => ({ reply: { status: 200, body: '<html>please log in</html>' } });
  expect((await errorOf(send(exporterOf(), threeSpans()))).message).toMatch(/is not the API of Prefactor/);
});

test('a span that is too large is told as that, once all others are done', async () => {
  refuse('b', { status: 413 });
  const batches = threeSpans();
  const exporter = exporterOf();
  expect((await errorOf(send(exporter, batches))).kind).toBe('too-large');
  expect([...server.spans.values()].map(({ payload }) => payload['name'])).toEqual(expect.arrayContaining(['a', 'c', 'in a', 'in c']));
});

test('a finish that was done before is a success', async () => {
  const tape = new Tape();
  const t = startTrace('run');
  const s = t.span('work');
  const exporter = exporterOf({ rootSpans: false });
  await send(exporter, tape.commit().batches.splice(0));
  server.spanNamed('work').status = 'complete';
  server.onlyInstance.status = 'complete';
  s.end();
  t.end();
  expect(await send(exporter, tape.commit().batches)).toEqual({});
});

test('a retry of a batch repeats nothing that was done', async () => {
  const batches = threeSpans();
  const exporter = exporterOf();
  refuse('in c', { status: 503 });
  await errorOf(send(exporter, batches));
  const done = [...server.spans.values()].map(({ payload }) => payload['name'] as string);
  server.fault = undefined;
  const before = server.requests.length;
  await send(exporter, batches);
  const again = server.requests.slice(before).map(({ json }) => (json as any).details?.payload.name as string | undefined);
  expect(again).toContain('in c');
  expect(again.filter((name) => done.includes(name!))).toEqual([]);
  expect(server.spans.size).toBe(7);
});

test('an answer that is longer than what is read of it counts all the same', async () => {
  const tape = new Tape();
  startTrace('run', (t) => t.span('long', { input: { text: 'x'.repeat(200_000) } }, (s) => s.span('below', () => {})));
  await send(exporterOf(), tape.commit().batches);
  expect(server.spanNamed('below').parent_span_id).toBe(server.spanNamed('long').id);
  expect(server.onlyInstance.status).toBe('complete');
});

test('text that PostgreSQL cannot store is made safe', async () => {
  const tape = new Tape();
  startTrace('run', (t) => t.span('odd', { input: { text: 'a\0b\uD800c \\u0000' } }, () => {}));
  await send(exporterOf(), tape.commit().batches);
  expect(server.spanNamed('odd').payload['inputs']).toEqual({ text: 'a\uFFFDb\uFFFDc \\u0000' });
});
