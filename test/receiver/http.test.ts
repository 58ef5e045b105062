import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { eventsOf } from '../support/store.js';
import { decodeResponse, decodeStatus, encodeRequest } from './support/proto.js';
import { Receiving } from './support/receiving.js';
import { rawSpan, requestOf, TRACE_UUID } from './support/spans.js';

const MIB = 1024 * 1024;

test('a request in JSON is answered in JSON, with nothing to say where all was taken', async () => {
  const receiving = await Receiving.start();
  const { body, headers, status } = await receiving.json(requestOf([rawSpan()]));
  expect([status, headers['content-type'], body.toString()]).toEqual([200, 'application/json', '{}']);
  expect(receiving.spans).toHaveLength(1);
});

test('a request in protobuf is answered in protobuf', async () => {
  const receiving = await Receiving.start();
  const { body, headers, status } = await receiving.protobuf(encodeRequest(requestOf([rawSpan()])));
  expect([status, headers['content-type'], body.length]).toEqual([200, 'application/x-protobuf', 0]);
  expect(receiving.spans).toMatchObject([{ traceId: TRACE_UUID }]);
});

test.each(['application/json; charset=utf-8', 'Application/JSON'])('the content type may be written as %s', async (type) => {
  const receiving = await Receiving.start();
  expect(await receiving.json(requestOf([rawSpan()]), { 'content-type': type })).toMatchObject({ status: 200 });
});

test('what is written is on the disk when the answer comes', async () => {
  const receiving = await Receiving.start();
  await receiving.json(requestOf([rawSpan()]));
  expect(eventsOf(receiving.store)).toEqual(['span.end step', 'trace.end step']);
});

test('an empty request is taken', async () => {
  const receiving = await Receiving.start();
  expect(await receiving.json({})).toMatchObject({ status: 200 });
  expect(await receiving.protobuf(Buffer.alloc(0))).toMatchObject({ status: 200 });
  expect(receiving.spans).toEqual([]);
});

describe('a span that cannot be taken costs that span', () => {
  const bad = { ...rawSpan(), spanId: '00000000000000000' };

  test('and JSON says how many and why', async () => {
    const receiving = await Receiving.start();
    const { body, status } = await receiving.json(requestOf([bad, rawSpan()]));
    expect(status).toBe(200);
    expect(JSON.parse(body.toString())).toEqual({ partialSuccess: { rejectedSpans: '1', errorMessage: expect.stringContaining('spanId') } });
    expect(receiving.spans).toHaveLength(1);
  });

  test('and protobuf too', async () => {
    const receiving = await Receiving.start();
    const many = Array.from({ length: 200 }, () => ({ ...rawSpan(), traceId: '' }));
    const { body } = await receiving.protobuf(encodeRequest(requestOf([...many, rawSpan()])));
    expect(decodeResponse(body)).toEqual({ partialSuccess: { rejectedSpans: '200', errorMessage: expect.stringContaining('traceId') } });
    expect(receiving.spans).toHaveLength(1);
  });

  test.each([
    ['a trace id that is all zero', { traceId: '0'.repeat(32) }],
    ['a trace id in base64', { traceId: 'W47/95gDgQPSabYzgT/GDA==' }],
    ['a trace id that is too short', { traceId: 'abcd' }],
    ['a span id that is all zero', { spanId: '0'.repeat(16) }],
    ['no span id', { spanId: undefined }],
    ['a parent that is no id', { parentSpanId: 'x' }],
    ['no time at all', { startTimeUnixNano: '0', endTimeUnixNano: '0' }],
    ['a time that no clock shows', { startTimeUnixNano: '18446744073709551615', endTimeUnixNano: '18446744073709551615' }],
  ])('such as %s', async (_, fields) => {
    const receiving = await Receiving.start();
    const { body } = await receiving.json(requestOf([rawSpan({}, fields as object)]));
    expect(JSON.parse(body.toString())).toMatchObject({ partialSuccess: { rejectedSpans: '1' } });
    expect(receiving.spans).toEqual([]);
  });
});

describe('what is no request of OTLP is refused', () => {
  test.each([
    ['another path', 404, 5, { path: '/v1/metrics' }],
    ['another method', 405, 12, { method: 'GET' }],
    ['a preflight of a browser', 405, 12, { method: 'OPTIONS' }],
  ])('%s', async (_, status, code, where) => {
    const receiving = await Receiving.start();
    const answer = await receiving.send('', { 'content-type': 'application/json' }, where);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ code });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('another content type', async () => {
    const receiving = await Receiving.start();
    const { body, status } = await receiving.send('{}', { 'content-type': 'text/plain' });
    expect([status, JSON.parse(body.toString())]).toEqual([415, { code: 3, message: expect.stringContaining('application/x-protobuf') }]);
  });

  test('another encoding of the content', async () => {
    const receiving = await Receiving.start();
    const { headers, status } = await receiving.json({}, { 'content-encoding': 'br' });
    expect([status, headers['accept-encoding']]).toEqual([415, 'gzip']);
  });

  test.each(['', '[', '[]', '{"resourceSpans":1}', '{"resourceSpans":[{"scopeSpans":[{"spans":["x"]}]}]}'])('the JSON %s', async (text) => {
    const receiving = await Receiving.start();
    const { body, status } = await receiving.send(text, { 'content-type': 'application/json' });
    expect([status, JSON.parse(body.toString())]).toEqual([400, { code: 3, message: expect.stringContaining('expected') }]);
  });

  test('bytes that are no protobuf, in protobuf', async () => {
    const receiving = await Receiving.start();
    const { body, headers, status } = await receiving.protobuf(Buffer.from([0x0a, 0xff, 0x01]));
    expect([status, headers['content-type'], decodeStatus(body)]).toEqual([400, 'application/x-protobuf', { code: 3, message: expect.stringContaining('protobuf') }]);
  });

  test('a body that is not in gzip and says so', async () => {
    const receiving = await Receiving.start();
    expect(await receiving.json({}, { 'content-encoding': 'gzip' })).toMatchObject({ status: 400 });
  });
});

describe('size', () => {
  test('a body above 64 MiB is refused', async () => {
    const receiving = await Receiving.start();
    const { body, status } = await receiving.protobuf(Buffer.alloc(64 * MIB + 1));
    expect([status, decodeStatus(body).code]).toEqual([413, 8]);
  });

  test('a body above 64 MiB that does not say how long it is, too', async () => {
    const receiving = await Receiving.start();
    const socket = connect(Number(new URL(receiving.url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write('POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = Buffer.concat([Buffer.from(`${(8 * MIB).toString(16)}\r\n`), Buffer.alloc(8 * MIB, 32), Buffer.from('\r\n')]);
    for (let i = 0; i < 9; i++) socket.write(chunk);
    const [head] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(head.toString()).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a small body that unzips to more is refused', async () => {
    const receiving = await Receiving.start();
    const bomb = gzipSync(Buffer.alloc(80 * MIB, 32));
    expect(bomb.length).toBeLessThan(MIB);
    expect(await receiving.send(bomb, { 'content-type': 'application/json', 'content-encoding': 'gzip' })).toMatchObject({ status: 413 });
  });

  test('a body of millions of empty values is refused, in either encoding', async () => {
    const receiving = await Receiving.start();
    const spans = Buffer.alloc(5_000_000 * 2);
    for (let i = 0; i < spans.length; i += 2) spans[i] = 0x12;
    expect(await receiving.protobuf(nested(0x0a, nested(0x12, spans)))).toMatchObject({ status: 413 });
    expect(await receiving.send(`[${'{},'.repeat(7_000_000)}{}]`, { 'content-type': 'application/json' })).toMatchObject({ status: 413 });
  });

  test('headers are bounded', async () => {
    const receiving = await Receiving.start();
    expect(await receiving.json({}, { 'x-long': 'x'.repeat(20_000) })).toMatchObject({ status: 431 });
  });
});

function nested(tag: number, body: Buffer): Buffer {
  const length: number[] = [];
  for (let left = body.length; ; left = Math.floor(left / 128)) {
    length.push(left >= 128 ? (left % 128) | 0x80 : left);
    if (left < 128) return Buffer.concat([Buffer.of(tag, ...length), body]);
  }
}

describe('a web page cannot write into the store', () => {
  const request = requestOf([rawSpan()]);

  test.each([
    ['its own origin', { origin: 'https://evil.example' }, 403],
    ['an origin that is none', { origin: 'null' }, 403],
    ['the origin of the receiver', { origin: 'http://127.0.0.1:4318' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['the same site', { 'sec-fetch-site': 'same-origin' }, 403],
    ['a name that was bound to this machine', { host: 'evil.example:4318' }, 421],
    ['a name that begins like this machine', { host: 'localhost.evil.example' }, 421],
    ['a name with something behind it', { host: 'localhost:4318@evil.example' }, 421],
  ])('from %s', async (_, headers, status) => {
    const receiving = await Receiving.start();
    expect(await receiving.json(request, headers)).toMatchObject({ status });
    expect(receiving.spans).toEqual([]);
  });

  test.each(['localhost', 'localhost:4318', '127.0.0.1:9', '[::1]:4318', 'LOCALHOST'])('a program that calls this machine %s can', async (host) => {
    const receiving = await Receiving.start();
    expect(await receiving.json(request, { host, 'sec-fetch-site': 'none' })).toMatchObject({ status: 200 });
  });
});

test('a store that cannot be written is told as something to try again later', async () => {
  const receiving = await Receiving.start({ dir: '/proc/filigree-cannot-be-made' });
  const { headers, status } = await receiving.json(requestOf([rawSpan()]));
  expect([status, headers['retry-after']]).toEqual([503, '2']);
});

test('a port that is taken rejects', async () => {
  const { url } = await Receiving.start();
  await expect(Receiving.start({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
