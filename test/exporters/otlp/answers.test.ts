import { describe, expect, test } from '@jest/globals';
import { ExportError } from '../../../src/exporters/export-error.js';
import { Exporting } from './support/exporting.js';
import { encodeResponse } from './support/proto.js';
import { aSpan } from './support/records.js';
import type { OtlpOptions } from '../../../src/exporters/otlp.js';
import type { Answer, Reply } from '../../support/recording-server.js';

const records = { spans: [aSpan()] };

async function answered(reply: Reply | Answer, options: OtlpOptions = {}) {
  const exporting = await Exporting.start(options, typeof reply === 'function' ? reply : () => reply);
  return exporting.export(records);
}

async function refusal(reply: Reply | Answer, options: OtlpOptions = {}): Promise<ExportError> {
  const error: unknown = await answered(reply, options).then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof ExportError)) throw new Error(`expected an ExportError, got ${String(error)}`);
  return error;
}

describe('taken', () => {
  test.each<[string, Reply]>([
    ['an empty answer', { body: '' }],
    ['an empty object', { body: '{}' }],
    ['what the Collector says', { body: '{"partialSuccess":{}}' }],
    ['a page for people', { body: '<html>hello</html>', headers: { 'content-type': 'text/html' } }],
    ['broken JSON', { body: '{"partialSuccess":' }],
    ['bytes that are no message', { body: Buffer.from([0x0a, 0xff, 0xff, 0xff]), headers: { 'content-type': 'application/x-protobuf' } }],
    ['a varint without an end', { body: Buffer.alloc(40, 0xff) }],
    ['JSON that is something else', { body: '{"partialSuccess":[1,{"rejectedSpans":"x"}]}' }],
    ['a status of 202 without a body', { status: 202 }],
  ])('%s is a success', async (_what, reply) => {
    expect(await answered(reply)).toBeUndefined();
  });

  test.each<[string, Reply]>([
    ['in JSON', { body: { partialSuccess: { rejectedSpans: '3', errorMessage: 'too old' } } }],
    ['in JSON with a number', { body: { partialSuccess: { rejectedSpans: 3, errorMessage: 'too old' } } }],
    ['in JSON with the names of the binary encoding', { body: { partial_success: { rejected_spans: 3, error_message: 'too old' } } }],
    ['in binary', { body: encodeResponse(3, 'too old'), headers: { 'content-type': 'application/x-protobuf' } }],
  ])('a partial success %s says how many spans were refused, and why', async (_how, reply) => {
    expect(await answered(reply)).toEqual({ rejected: 3, message: 'too old' });
  });

  test('a warning alone refuses nothing', async () => {
    expect(await answered({ body: encodeResponse(0, 'slow down a little') })).toEqual({ rejected: 0, message: 'slow down a little' });
    expect(await answered({ body: encodeResponse(-5, 'odd') })).toEqual({ rejected: 0, message: 'odd' });
  });
});

describe('refused', () => {
  test.each([
    [429, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
    [401, 'denied'],
    [403, 'denied'],
    [404, 'denied'],
    [301, 'denied'],
    [400, 'invalid'],
    [413, 'too-large'],
  ])('%i is `%s`', async (status, kind) => {
    expect((await refusal({ status })).kind).toBe(kind);
  });

  test('what the Collector says of a body over its limit is a matter of size', async () => {
    expect((await refusal({ status: 400, body: '{"code":3,"message":"http: request body too large"}' })).kind).toBe('too-large');
    expect((await refusal({ status: 400, body: '{"code":3,"message":"ReadObject: expect { or n"}' })).kind).toBe('invalid');
  });

  test('a server that is not there is `unavailable`', async () => {
    const exporting = await Exporting.start();
    await exporting.server.stop();
    await expect(exporting.export(records)).rejects.toMatchObject({ name: 'ExportError', kind: 'unavailable' });
  });

  test('a request that takes longer than its limit is given up', async () => {
    expect((await refusal(() => undefined, { timeoutMs: 50 })).kind).toBe('unavailable');
  });

  test('an export that is aborted ends', async () => {
    const exporting = await Exporting.start({}, () => undefined);
    const controller = new AbortController();
    const aborted = exporting.export(records, controller);
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test('a record that cannot be encoded is refused alone, and the next request holds nothing of it', async () => {
    const exporting = await Exporting.start();
    const broken = aSpan({ startTime: START_OF_NOTHING as never });
    await expect(exporting.export({ spans: [aSpan(), broken] })).rejects.toMatchObject({ kind: 'invalid' });
    await exporting.export(records);
    expect(exporting.spans).toHaveLength(1);
  });
});

/** Throws where a number is expected. */
const START_OF_NOTHING = { valueOf: () => { throw new Error('no time'); } };

test('no message has a header of the user in it, whatever the server says', async () => {
  const error = await refusal(({ headers }) => ({ status: 400, body: { message: `bad key ${headers['x-key']}, too large` } }), { headers: { 'x-key': 'canary-1234' } });
  expect(JSON.stringify({ ...error, message: error.message, stack: error.stack, cause: String(error.cause) })).not.toContain('canary');
});

test('headers that describe the body are ours, whatever the user gives', async () => {
  const exporting = await Exporting.start({ headers: { 'Content-Type': 'text/plain', 'Content-Length': '1', 'X-Team': 'a' }, gzip: true });
  await exporting.export(records);
  expect(exporting.server.requests[0]!.headers).toMatchObject({ 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip', 'x-team': 'a', 'user-agent': expect.stringMatching(/^filigree\/\d/) });
  expect(exporting.spans).toHaveLength(1);
});
