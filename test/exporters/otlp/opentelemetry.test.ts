import { expect, test } from '@jest/globals';
import { configure, flush, score, span, startSpan, startTrace } from 'filigree';
import { otlp } from 'filigree/exporters/otlp';
import { bothTracers } from '../../otel/support.js';
import { RecordingServer } from '../../support/recording-server.js';
import { readRequest } from './support/read.js';
import type { ReadSpan } from './support/read.js';

const both = bothTracers();
const { active } = both;

/** What a backend gets of both: ours over OTLP, in either encoding, beside OpenTelemetry's own. */
async function received(protocol: 'json' | 'protobuf', program: () => void): Promise<string[]> {
  const server = await RecordingServer.start();
  try {
    configure({ exporters: [otlp({ url: server.url, protocol })], store: false });
    program();
    await flush();
    return paths(server.requests.flatMap(({ body, headers }) => readRequest(body, headers['content-type'])));
  } finally {
    await server.stop();
  }
}

function paths(own: readonly ReadSpan[]): string[] {
  const theirs = both.spans.map((one) => ({ ...one.spanContext(), name: one.name, parentSpanId: one.parentSpanContext?.spanId }));
  const all = [...own, ...theirs];
  const path = ({ name, parentSpanId, traceId }: (typeof all)[number]): string => {
    if (!parentSpanId) return name;
    const parent = all.find((one) => one.traceId === traceId && one.spanId === parentSpanId);
    return `${parent === undefined ? '?' : path(parent)} > ${name}`;
  };
  return all.map(path).sort();
}

test.each(['json', 'protobuf'] as const)('in %s, ours and OpenTelemetry\'s are one tree in the backend', async (protocol) => {
  const tree = await received(protocol, () => {
    active('request', () => startTrace('agent', (t) => {
      t.span('step', () => active('http', () => startSpan('parse', () => active('db', () => {}))));
      score(t, 'helpful', 1);
      score(t.traceId, 'polite', 1);
    }));
  });
  expect(tree).toEqual([
    'request',
    'request > agent',
    'request > agent > evaluation helpful',
    'request > agent > evaluation polite',
    'request > agent > step',
    'request > agent > step > http',
    'request > agent > step > http > parse',
    'request > agent > step > http > parse > db',
  ]);
});

test('a span with no trace of ours around it is one span under the request', async () => {
  const search = span({ name: 'search', tags: ['a'] }, () => active('http', () => {}));
  expect(await received('protobuf', () => active('request', () => search()))).toEqual(['request', 'request > search', 'request > search > http']);
});
