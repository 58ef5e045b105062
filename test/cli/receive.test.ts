import { expect, test } from '@jest/globals';
import { rawSpan, requestOf } from '../receiver/support/spans.js';
import { eventsOf, linesOf, newStore } from '../support/store.js';
import { until } from '../support/until.js';
import { filigree } from './run-cli.js';

test('`receive` says where it listens, takes spans into the store, and ends when it is interrupted', async () => {
  const dir = newStore();
  const interrupt = new AbortController();
  let said = '';
  const running = filigree(['receive', '--port', '0', '--dir', dir], { out: (text) => void (said += text), untilInterrupted: () => interrupt.signal });
  await until(() => said.includes('\n'));
  const [url] = /http:\/\/127\.0\.0\.1:\d+\/v1\/traces/.exec(said)!;
  const { status } = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(requestOf([rawSpan()])) });
  interrupt.abort();
  expect([status, (await running).code]).toEqual([200, 0]);
  expect(eventsOf(dir)).toEqual(['span.end step', 'trace.end step']);
});

test('`receive` says when its port is taken', async () => {
  const dir = newStore();
  const interrupt = new AbortController();
  let said = '';
  const first = filigree(['receive', '--port', '0', '--dir', dir], { out: (text) => void (said += text), untilInterrupted: () => interrupt.signal });
  await until(() => said.includes('\n'));
  const [, port] = /:(\d+)\//.exec(said)!;
  const second = await filigree(['receive', '--port', port!, '--dir', dir]);
  interrupt.abort();
  await first;
  expect(second).toMatchObject({ code: 1, err: expect.stringContaining('EADDRINUSE') });
});

test('`receive` obeys the variables of redaction and of the size of the store', async () => {
  const dir = newStore();
  const interrupt = new AbortController();
  let said = '';
  const env = { FILIGREE_REDACT: 'false', FILIGREE_STORE_MAX_BYTES: 'much' };
  const running = filigree(['receive', '--port', '0', '--dir', dir], { env, out: (text) => void (said += text), untilInterrupted: () => interrupt.signal });
  await until(() => said.includes('\n'));
  const [url] = /http:\/\/127\.0\.0\.1:\d+\/v1\/traces/.exec(said)!;
  await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(requestOf([rawSpan({ password: 'swordfish' })])) });
  interrupt.abort();
  expect((await running).err).toMatch(/FILIGREE_STORE_MAX_BYTES.*much/);
  expect(linesOf(dir).find(({ event }) => event === 'span.end')!['metadata']).toEqual({ password: 'swordfish' });
});
