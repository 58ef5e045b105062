import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { filesOf } from '../support/store.js';
import { Receiving } from './support/receiving.js';
import { rawSpan, requestOf } from './support/spans.js';

const SECRET = `sk-proj-${'A1b2C3d4'.repeat(6)}`;

test('secrets do not reach the disk, wherever they stand', async () => {
  const receiving = await Receiving.start();
  const events = [{ name: 'note', timeUnixNano: '1790000000000001500', attributes: [{ key: 'token', value: { stringValue: SECRET } }] }];
  await receiving.json(
    requestOf(
      [rawSpan({ 'input.value': `{"apiKey":"${SECRET}"}`, 'input.mime_type': 'application/json', 'output.value': `the key is ${SECRET}`, 'http.request.header.authorization': `Bearer ${SECRET}` }, { name: `call ${SECRET}`, events: events as never, status: { code: 2, message: SECRET } })],
      { 'service.name': `svc ${SECRET}`, 'process.command_line': `agent --key ${SECRET}` },
      { name: SECRET },
    ),
  );
  const disk = filesOf(receiving.store).map((file) => readFileSync(file, 'utf8')).join('');
  expect(disk).toContain('[Redacted:');
  expect(disk).not.toContain(SECRET);
  expect(receiving.spans).toHaveLength(1);
});

test('names of any length are cut, and values to the size of a captured one', async () => {
  const receiving = await Receiving.start();
  await receiving.json(requestOf([rawSpan({ 'input.value': 'x'.repeat(5_000_000), 'session.id': 's'.repeat(100_000) }, { name: 'n'.repeat(100_000) })]));
  const [span] = receiving.spans;
  expect(span!.name.length).toBeLessThan(5000);
  expect((span!.input as string).length).toBeLessThan(1_100_000);
  expect(receiving.traces[0]!.sessionId!.length).toBeLessThan(5000);
});

test('a span with thousands of attributes is taken, with those that fit', async () => {
  const receiving = await Receiving.start();
  const many = Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`a.${i}`, i]));
  expect(await receiving.json(requestOf([rawSpan(many)]))).toMatchObject({ status: 200 });
  expect(Object.keys(receiving.spans[0]!.metadata!).length).toBeLessThan(10_001);
});

test('several requests at the same time are all taken', async () => {
  const receiving = await Receiving.start();
  const batch = (n: number) => requestOf(Array.from({ length: 500 }, (_, i) => rawSpan({}, { spanId: (n * 1000 + i + 1).toString(16).padStart(16, '0'), parentSpanId: 'f'.repeat(16) })));
  const answers = await Promise.all([1, 2, 3, 4].map((n) => receiving.json(batch(n))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(receiving.spans.map(({ spanId }) => spanId)).size).toBe(2000);
});
