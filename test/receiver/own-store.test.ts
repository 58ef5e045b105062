import { expect, test } from '@jest/globals';
import { configure, flush, inject, score, startTrace } from 'filigree';
import { otlp } from 'filigree/exporters/otlp';
import { filigree } from '../cli/run-cli.js';
import { newStore } from '../support/store.js';
import { Receiving } from './support/receiving.js';
import { rawSpan, requestOf } from './support/spans.js';
import type { TraceSummary } from '../../viewer/data/trace-summary.js';

/** A program that records into a store and sends the same to a receiver; returns the carrier of its span. */
async function record(receiving: Receiving, dir: string): Promise<string> {
  configure({ exporters: [otlp({ url: receiving.url })], store: { dir, retain: 'all' } });
  const carrier = startTrace('agent', (trace) =>
    trace.span('search', { kind: 'TOOL' }, (span) => {
      span.setTokenUsage({ promptTokens: 10 });
      score(span, 'useful', 1);
      return inject({});
    }),
  );
  expect((await flush())['otlp']).toMatchObject({ pending: 0, failed: 0 });
  return (carrier as { traceparent: string }).traceparent;
}

const listed = async (dir: string) => JSON.parse((await filigree(['ls', '--json', '--dir', dir])).out) as TraceSummary[];
const shown = async (dir: string) => (await filigree(['show', 'latest', '--dir', dir])).out;
const countOf = (text: string, word: string) => text.split(word).length - 1;

test('a program that records into the store of the receiver that it sends to shows each span and score once', async () => {
  const receiving = await Receiving.start();
  await record(receiving, receiving.store);
  expect(await listed(receiving.store)).toMatchObject([{ name: 'agent', totals: { spans: 1, promptTokens: 10 } }]);
  const tree = await shown(receiving.store);
  expect([countOf(tree, 'search'), countOf(tree, 'useful')]).toEqual([1, 1]);
});

test('what it sends while it records elsewhere is received', async () => {
  const receiving = await Receiving.start();
  await record(receiving, newStore());
  expect(await listed(receiving.store)).toMatchObject([{ name: 'agent', totals: { spans: 1, promptTokens: 10 } }]);
});

test('a span that another program sends hangs under the one that it was called from', async () => {
  const receiving = await Receiving.start();
  const [, traceId, parentSpanId] = (await record(receiving, receiving.store)).split('-') as [string, string, string];
  await receiving.json(requestOf([rawSpan({}, { name: 'lookup in Python', traceId, spanId: 'a1a2a3a4a5a6a7a8', parentSpanId })]));
  const lines = (await shown(receiving.store)).split('\n');
  const [outer, inner] = ['search', 'lookup in Python'].map((name) => lines.find((line) => line.includes(name))!.indexOf(name));
  expect(inner).toBeGreaterThan(outer!);
});
