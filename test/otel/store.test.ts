import { expect, test } from '@jest/globals';
import { configure, flush, startTrace } from 'filigree';
import { journalFolder } from '../../src/journal/folder.js';
import { scanFolder } from '../../src/journal/scan.js';
import { newStore } from '../support/store.js';
import { bothTracers } from './support.js';

const both = bothTracers();

test("the place among OpenTelemetry's spans is in the store, and read back from it", async () => {
  const dir = newStore();
  configure({ store: { dir } });
  both.active('request', () => startTrace('agent', (t) => t.span('step', () => {})));
  await flush();
  const { spanId, traceId } = both.spans[0]!.spanContext();
  const places = [...scanFolder(journalFolder(dir))].map(({ entry }) => entry).filter(({ event }) => event.endsWith('.end'));
  expect(places).toMatchObject([
    { name: 'step', otel: { traceId } },
    { name: 'agent', otel: { traceId, parentSpanId: spanId } },
  ]);
});
