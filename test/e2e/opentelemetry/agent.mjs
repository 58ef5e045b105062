/** One agent in both tracers, its spans in turns; run in a folder with some version of OpenTelemetry. */
import { deepEqual, equal } from 'node:assert/strict';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { configure, flush, inject, span, startSpan, startTrace } from 'filigree';
import { memory } from 'filigree/exporters/memory';
import { paths } from './paths.mjs';
import { require, startSdk } from './sdk.mjs';

const { api, spans } = startSdk();
const http = require('http');
// Another copy of filigree, which shares the context.
const cjs = createRequire(import.meta.url)('../../../dist/cjs/index.js');
const recorded = memory();
const told = [];
configure({ exporters: [recorded], store: false, onError: (error) => told.push(error) });
const tracer = api.trace.getTracer('agent');

async function active(name, fn) {
  return tracer.startActiveSpan?.(name, run) ?? withSpan(tracer.startSpan(name));
  async function run(own) {
    try {
      return await fn(own);
    } finally {
      own.end();
    }
  }
  function withSpan(own) {
    return api.context.with(api.trace.setSpan(api.context.active(), own), run, undefined, own);
  }
}

const server = http.createServer(async (_request, response) => {
  await startTrace('serve', () => active('db', () => sleep(1)));
  response.end('{"ok":true}');
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));

const fetchPage = span({ name: 'fetch', kind: 'TOOL' }, (page) => new Promise((resolve, reject) => {
  http.get({ port: server.address().port, path: `/${page}` }, (response) => {
    response.resume().on('end', () => resolve(page));
  }).on('error', reject);
}));

const answer = cjs.span({ name: 'answer', kind: 'LLM' }, async function* () {
  yield 'a';
  await active('model', () => sleep(1));
  yield 'b';
});

await active('request', () => startTrace('agent', async (t) => {
  await Promise.all([fetchPage(1), fetchPage(2)]);
  await active('read', async () => {
    for await (const chunk of answer()) cjs.startSpan(`use ${chunk}`, () => {});
  });
  await active('check', () => startSpan('fail', () => {
    throw new TypeError('bad json');
  })).catch((error) => equal(error.message, 'bad json'));
  const handle = t.span('handle');
  await active('inside', () => equal(inject({}).traceparent.split('-')[1], api.trace.getSpan(api.context.active()).spanContext().traceId));
  handle.end();
}));
await active('after', () => {});
await new Promise((closed) => server.close(closed));
await flush();

const oneFetch = ['', ' > GET client', ' > GET client > GET server', ' > GET client > GET server > serve', ' > GET client > GET server > serve > db'];
deepEqual(paths(recorded, spans), [
  'after',
  'request',
  'request > agent',
  'request > agent > check',
  'request > agent > check > fail',
  ...oneFetch.flatMap((rest) => [`request > agent > fetch${rest}`, `request > agent > fetch${rest}`]),
  'request > agent > handle',
  'request > agent > handle > inside',
  'request > agent > read',
  'request > agent > read > answer',
  'request > agent > read > answer > model',
  'request > agent > read > use a',
  'request > agent > read > use b',
]);
equal(new Set(recorded.traces.map(({ traceId }) => traceId)).size, 3);
deepEqual(told, []);
