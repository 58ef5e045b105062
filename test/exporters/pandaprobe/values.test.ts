import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { score, span, trace } from '../../support/pandaprobe/records.js';
import { closeSessions, session } from '../../support/pandaprobe/session.js';
import { anyCharacter } from '../../support/any-character.js';

afterEach(closeSessions);

/** Text of any UTF-16 units: NUL, halves of surrogate pairs, control characters among them. */
const text = fc.oneof(fc.string({ unit: anyCharacter }), fc.array(fc.constantFrom('\0', '\ud800', '\udc00', 'a', '😀', '__proto__')).map((parts) => parts.join('')));
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(text, tie('any'), { maxKeys: 3 })),
})).any;
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(2 ** 31 - 1, 2 ** 30, 1.5, -1, 1e308));

test('whatever is captured is stored, and leaves the project readable', async () => {
  const { send, server, stored } = await session();
  await fc.assert(
    fc.asyncProperty(
      fc.record({ name: text, input: value, output: value, metadata: value, sessionId: text, userId: text, tags: fc.array(text, { maxLength: 3 }), statusReason: text }),
      fc.record({
        name: text, input: value, model: text, modelParameters: value, metadata: value, error: fc.record({ type: text, message: text }),
        tokenUsage: fc.dictionary(fc.oneof(text, fc.constantFrom('promptTokens', 'completionTokens', 'prompt_tokens')), number), cost: fc.dictionary(fc.oneof(text, fc.constant('total')), number),
      }),
      async (ofTrace, ofSpan) => {
        const t = trace(ofTrace as object);
        const s = span(t, ofSpan as object);
        expect(await send({ traces: [t], spans: [s] })).toBeUndefined();
        await stored(t.traceId);
        expect(await send({ scores: [score(t, { name: ofTrace.name, value: ofSpan.model, reason: ofTrace.statusReason })] })).toBeUndefined();
        expect(server.database.spans.has(s.spanId)).toBe(true);
        expect(() => server.database.totals()).not.toThrow();
      },
    ),
    { numRuns: 60 },
  );
  expect(server.database.scores).toHaveLength(60);
}, 60_000);

test('a character that the server cannot store becomes U+FFFD, in values and in keys, and nothing else changes', async () => {
  const { send, stored } = await session();
  const t = trace({ name: 'a\0b', input: { 'k\0': 'x\ud800y', '\u2028': ['é😀'], 'k\ufffd': 2 } });
  await send({ traces: [t] });
  expect(await stored(t.traceId)).toMatchObject({ name: 'a\ufffdb', input: { 'k\ufffd': 'x\ufffdy', '\u2028': ['é😀'], 'k\ufffd\ufffd': 2 } });
});

test('a key `__proto__` stays a key', async () => {
  const { send, server } = await session();
  await send({ traces: [trace({ metadata: JSON.parse('{"__proto__":{"polluted":1}}') as object as never })] });
  expect(server.http.requests[0]!.body.toString()).toContain('"__proto__":{"polluted":1}');
});

test('what is nested deeper than the server takes is cut, and says so', async () => {
  const { send, stored } = await session();
  const deep = Array.from({ length: 400 }).reduce<unknown>((inner) => [inner], 'bottom');
  const t = trace({ input: deep });
  await send({ traces: [t] });
  expect(JSON.stringify((await stored(t.traceId))['input'])).toContain('[Cut: deeper than 200 levels]');
});

test.each([
  [{ promptTokens: 7 }, { prompt_tokens: 7, completion_tokens: 0 }, undefined],
  [{ promptTokens: 1.5, completionTokens: 2 }, { prompt_tokens: 0, completion_tokens: 2 }, { promptTokens: undefined, prompt_tokens: 1.5 }],
  [{ promptTokens: 2 ** 31, completionTokens: -1, totalTokens: 0.5 }, { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0.5 }, { prompt_tokens: 2 ** 31, completion_tokens: -1 }],
])('token counts %j are sent as %j', async (tokenUsage, wire, noted) => {
  const { send, server } = await session();
  const t = trace();
  await send({ traces: [t], spans: [span(t, { tokenUsage })] });
  const { spans: [sent] } = server.http.requests[0]!.json as { spans: [{ token_usage: object; metadata?: { filigree: { tokenUsage: object } } }] };
  expect(sent.token_usage).toEqual(wire);
  expect(sent.metadata?.filigree.tokenUsage).toEqual(noted);
});

test('a cost out of all proportion does not break the sums of the project; it is noted', async () => {
  const { send, server } = await session();
  const t = trace();
  await send({ traces: [t], spans: [span(t, { cost: { total: 1e300, input: 1 } })] });
  expect(server.http.requests[0]!.json).toMatchObject({ spans: [{ cost: { input: 1 }, metadata: { filigree: { cost: { total: 1e300 } } } }] });
});

test('names have up to 512 characters and ids up to 255, counted as the server counts; the whole text is noted', async () => {
  const { send, stored, server } = await session();
  const long = '😀'.repeat(600);
  const t = trace({ name: long, sessionId: `${long}1`, userId: 'u'.repeat(256), environment: long, release: long, tags: [long] });
  const s = span(t, { name: '😀'.repeat(512), model: long });
  await send({ traces: [t], spans: [s] });
  const { name, session_id: sessionId, metadata } = (await stored(t.traceId)) as { name: string; session_id: string; metadata: { filigree: object } };
  expect([...name]).toHaveLength(512);
  expect(name.endsWith('😀…')).toBe(true);
  expect([...sessionId]).toHaveLength(255);
  expect(metadata.filigree).toMatchObject({ name: long, sessionId: `${long}1`, userId: 'u'.repeat(256), environment: long, release: long, tags: [long] });
  expect(server.database.spans.get(s.spanId)).toMatchObject({ name: '😀'.repeat(512), metadata: { filigree: { model: long } } });
});

test('two long sessions with the same beginning stay two', async () => {
  const { send, stored } = await session();
  const [a, b] = [trace({ sessionId: `${'s'.repeat(300)}a` }), trace({ sessionId: `${'s'.repeat(300)}b` })];
  await send({ traces: [a] });
  await send({ traces: [b] });
  expect((await stored(a.traceId))['session_id']).not.toBe((await stored(b.traceId))['session_id']);
});

test('an empty name is said to be none', async () => {
  const { send, stored } = await session();
  const t = trace({ name: '' });
  await send({ traces: [t] });
  expect(await stored(t.traceId)).toMatchObject({ name: '(unnamed)' });
});

test('times beyond the years of the server are its first or last', async () => {
  const { send, stored } = await session();
  const t = trace({ startTime: -1e18, endTime: 8.64e18 });
  await send({ traces: [t] });
  expect(await stored(t.traceId)).toMatchObject({ started_at: '0001-01-02T00:00:00.000Z', ended_at: '9999-12-30T00:00:00.000Z' });
});
