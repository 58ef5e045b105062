import { expect, test } from '@jest/globals';
import { score, startSpan, startTrace } from 'filigree';
import { sensitive } from 'filigree/exporters/prefactor';
import type { SpanContext } from 'filigree';
import { exporterOf, send, server, Tape } from './harness.js';

/** What becomes of a span that begins and ends within one group. */
async function quick(work: (s: SpanContext) => unknown) {
  const tape = new Tape();
  startTrace('run', (t) => t.span('it', { kind: 'LLM' }, (s) => void work(s)));
  await send(exporterOf(), tape.commit().batches);
  return server.spanNamed('it');
}

/** What becomes of a span that is told of when it begins. */
async function slow(work: (s: SpanContext) => unknown) {
  const tape = new Tape();
  const t = startTrace('run');
  const s = t.span('it', { kind: 'LLM', input: { q: 1 } });
  tape.commit();
  work(s);
  s.end();
  t.end();
  await send(exporterOf(), tape.commit().batches);
  return server.spanNamed('it');
}

test('the envelope has what the dashboard reads', async () => {
  const { payload, result_payload: result } = await quick((s) => {
    s.setInput({ prompt: 'hi' }).setModel('gpt-5.4').setModelParameters({ temperature: 0 });
    s.setTokenUsage({ promptTokens: 3, completionTokens: 2, cacheReadTokens: 1 }).setOutput({ text: 'hello', finishReason: 'stop' }).setMetadata({ team: 'a' });
  });
  expect(payload).toMatchObject({
    name: 'it',
    status: 'complete',
    inputs: { model: 'gpt-5.4', model_parameters: { temperature: 0 }, prompt: 'hi' },
    outputs: { 'ai.finishReason': 'stop' },
    metadata: { team: 'a', filigree: { kind: 'LLM' } },
    token_usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5, cacheReadTokens: 1 },
    error: null,
  });
  expect(payload['span_id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(payload['trace_id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(result).toEqual({ text: 'hello', finishReason: 'stop' });
});

test('what was never set is null or empty', async () => {
  const { payload, result_payload: result } = await quick(() => {});
  expect(payload).toMatchObject({ inputs: {}, outputs: null, token_usage: null, error: null });
  expect(result).toEqual({});
});

test('an error is in the payload and is the result, with its causes in the stack', async () => {
  const { payload, result_payload: result, status } = await quick((s) => s.setOutput({ part: 1 }).setError(new TypeError('no', { cause: new Error('deeper') })));
  expect(status).toBe('failed');
  expect(payload['error']).toMatchObject({ error_type: 'TypeError', message: 'no' });
  expect(payload['error'].stacktrace).toMatch(/^TypeError: no\n[^]*\nCaused by: Error: deeper\n/);
  expect(result).toEqual({ part: 1, ...payload['error'] });
});

test('inputs and outputs that are no objects stand under a name', async () => {
  const { payload, result_payload: result } = await quick((s) => s.setInput('hi').setOutput(['a', 'b']));
  expect([payload['inputs'], result]).toEqual([{ input: 'hi' }, { result: ['a', 'b'] }]);
});

test('what became known after the creation comes with the result', async () => {
  const { payload, result_payload: result } = await slow((s) => s.setModel('gpt-5.4').setTokenUsage({ promptTokens: 3, completionTokens: 2 }).setOutput({ text: 'hello' }).setCost({ total: 0.1 }));
  expect(payload).toMatchObject({ status: 'active', inputs: { q: 1 }, token_usage: null });
  expect(result).toEqual({
    inputs: { model: 'gpt-5.4', q: 1 },
    token_usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
    metadata: { filigree: { kind: 'LLM', cost: { total: 0.1 } } },
    text: 'hello',
  });
});

test('inputs that have not changed are not sent again', async () => {
  const { result_payload: result } = await slow((s) => s.setOutput({ text: 'hello' }));
  expect(result).not.toHaveProperty('inputs');
});

test('a field of the program\'s own result is not overwritten', async () => {
  const { result_payload: result } = await slow((s) => s.setTokenUsage({ promptTokens: 1 }).setOutput({ token_usage: 'mine', metadata: 'mine too' }));
  expect(result).toEqual({ token_usage: 'mine', metadata: 'mine too' });
});

test('a marked value keeps its mark through capture and redaction, and the API is told to look', async () => {
  const { payload, result_payload: result, sensitive: told } = await quick((s) =>
    s.setInput({ who: sensitive('Ada', ['personal_identifiers']) }).setOutput({ deep: [{ age: sensitive(36, ['minors_data']) }] }),
  );
  expect(payload['inputs']).toEqual({ who: { $sensitive: 'string', labels: ['personal_identifiers'], value: 'Ada' } });
  expect(result).toEqual({ deep: [{ age: { $sensitive: 'number', labels: ['minors_data'], value: 36 } }] });
  expect([told, server.violations]).toEqual([true, []]);
});

test('a marked value in a late result is told as well', async () => {
  const { sensitive: told } = await slow((s) => s.setOutput({ ok: sensitive(true, []) }));
  expect([told, server.violations]).toEqual([true, []]);
});

test('of a marked value that is no text, number or boolean only the type is kept', () => {
  expect(sensitive({ ssn: '1' } as never, ['personal_identifiers'])).toEqual({ $sensitive: 'string', labels: ['personal_identifiers'], value: '[object]' });
});

test('scores are quality records of the instance, during and after the run', async () => {
  const tape = new Tape();
  const exporter = exporterOf();
  const t = startTrace('run');
  const s = t.span('answer');
  score(s, 'grounded', true, { metadata: { by: 'judge' } });
  await send(exporter, tape.commit().batches.splice(0));
  s.end();
  t.end();
  score(t, 'helpful', 0.9, { reason: 'cites' });
  await send(exporter, tape.commit().batches.splice(0));
  score(t.traceId, 'tone', 'friendly');
  await send(exporter, tape.commit().batches.splice(0));
  expect(server.onlyInstance.qualities).toEqual({
    grounded: { value: true, metadata: { by: 'judge' }, span_id: server.spanNamed('answer').id },
    helpful: { score: 0.9, reason: 'cites' },
    tone: { value: 'friendly' },
  });
});

test('a score that another process sends finds the instance of its trace', async () => {
  const tape = new Tape();
  const t = startTrace('run');
  t.end();
  await send(exporterOf(), tape.commit().batches.splice(0));
  score(t, 'helpful', 1);
  await send(exporterOf(), tape.commit().batches);
  expect(server.onlyInstance).toMatchObject({ status: 'complete', qualities: { helpful: { score: 1 } } });
});

test('a score of something that cannot be a trace is refused', async () => {
  const tape = new Tape();
  score('my run', 'helpful', 1);
  const result = await send(exporterOf(), tape.commit().batches);
  expect(result).toEqual({ rejected: 1, message: 'the score `helpful` is of `my run`, which is no trace id' });
  expect(server.requests).toEqual([]);
});

test('requests carry the token in one header only, and say which SDK they are of', async () => {
  const tape = new Tape();
  startSpan('work', () => {});
  await send(exporterOf(), tape.commit().batches);
  for (const { body, headers, path } of server.requests) {
    expect(headers).toMatchObject({ authorization: 'Bearer secret-token', 'x-prefactor-sdk': expect.stringMatching(/^filigree@\d+\.\d+\.\d+$/) });
    expect(`${path} ${body.toString()}`).not.toContain('secret-token');
  }
});
