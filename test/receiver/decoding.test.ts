import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readJson as jsonSteps } from '../../viewer/receiver/wire/json/request.js';
import { Malformed, TooMuch } from '../../viewer/receiver/wire/malformed.js';
import { readProtobuf as protobufSteps } from '../../viewer/receiver/wire/protobuf/request.js';
import { decodeRequest } from '../exporters/otlp/support/proto.js';
import { anyCharacter } from '../support/any-character.js';
import { encodeRequest } from './support/proto.js';
import { CHILD, rawSpan, requestOf, ROOT, TRACE } from './support/spans.js';
import type { RawEntry, RawSpan, RawValue } from '../exporters/otlp/support/proto.js';
import type { SpanGroup } from '../../viewer/receiver/wire/request.js';

/** All of a reading, without the pauses that it makes for others. */
function whole<T>(reading: Generator<void, T>): T {
  for (let step = reading.next(); ; step = reading.next()) if (step.done) return step.value;
}

const readJson = (body: Buffer) => whole(jsonSteps(body));
const readProtobuf = (body: Buffer) => whole(protobufSteps(body));

const hex = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((array) => Buffer.from(array).toString('hex'));
const text = fc.string({ unit: anyCharacter }).map((raw) => raw.replace(/[\ud800-\udfff]/gu, '\ufffd'));
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const nanos = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);

const { entries } = fc.letrec<{ value: RawValue; entries: RawEntry[] }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.record({ stringValue: text }),
    fc.record({ intValue: int64 }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({ doubleValue: fc.double() }),
    fc.record({ bytesValue: fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64')) }),
    fc.constant({}),
    fc.record({ arrayValue: fc.record({ values: fc.array(tie('value'), { maxLength: 4 }) }) }),
    fc.record({ kvlistValue: fc.record({ values: tie('entries') }) }),
  ),
  entries: fc.uniqueArray(fc.record({ key: text, value: tie('value') }), { selector: ({ key }) => key, maxLength: 5 }),
}));

const span = fc.record({
  traceId: hex(16),
  spanId: hex(8),
  parentSpanId: fc.oneof(hex(8), fc.constant('')),
  name: text,
  kind: fc.integer({ min: 0, max: 5 }),
  startTimeUnixNano: nanos,
  endTimeUnixNano: nanos,
  attributes: entries,
  events: fc.array(fc.record({ timeUnixNano: nanos, name: text, attributes: entries }), { maxLength: 3 }),
  links: fc.array(fc.record({ traceId: hex(16), spanId: hex(8) }), { maxLength: 3 }),
  status: fc.record({ code: fc.integer({ min: 0, max: 2 }), message: text }),
});

const request = fc.record({
  resourceSpans: fc.array(
    fc.record({
      resource: fc.record({ attributes: entries }),
      scopeSpans: fc.array(fc.record({ scope: fc.record({ name: text, version: text }), spans: fc.array(span, { maxLength: 3 }) }), { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
});

/** What JSON cannot hold as a number is text, as protobuf's JSON has it. */
const jsonBytes = (value: unknown) => Buffer.from(JSON.stringify(value, (_, of: unknown) => (typeof of === 'number' && !Number.isFinite(of) ? String(of) : of)));

test('the same request means the same in both encodings', () => {
  fc.assert(
    fc.property(request, (value) => {
      expect(readProtobuf(encodeRequest(value))).toEqual(readJson(jsonBytes(value)));
    }),
    { numRuns: 150 },
  );
});

test('what an independent library reads of a request in protobuf is what is read', () => {
  fc.assert(
    fc.property(request, (value) => {
      const body = encodeRequest(value);
      expect(readProtobuf(body)).toEqual(readJson(jsonBytes(decodeRequest(body))));
    }),
    { numRuns: 150 },
  );
});

/** Reads, or says that it cannot: nothing else may happen. */
function readsOrRefuses(read: (body: Buffer) => SpanGroup[], body: Buffer): void {
  try {
    read(body);
  } catch (error) {
    if (!(error instanceof Malformed || error instanceof TooMuch)) throw error;
  }
}

test('bytes of any kind are read or refused', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => readsOrRefuses(readProtobuf, Buffer.from(bytes))), { numRuns: 2000 });
});

test('a damaged request is read or refused', () => {
  const damage = fc.array(fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(request, damage, fc.nat(), (value, changes, cut) => {
      const body = encodeRequest(value);
      for (const { at, byte } of changes) if (body.length > 0) body[at % body.length] = byte;
      readsOrRefuses(readProtobuf, body.subarray(0, body.length - (cut % (body.length + 1))));
    }),
    { numRuns: 500 },
  );
});

test('JSON of any shape is read or refused', () => {
  fc.assert(fc.property(fc.json(), (json) => readsOrRefuses(readJson, Buffer.from(json))), { numRuns: 500 });
  const odd = fc.anything({ maxDepth: 2 }).map((value) => JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [value] }] }] }, (_, of: unknown) => (typeof of === 'bigint' ? String(of) : of)));
  fc.assert(fc.property(odd, (json) => readsOrRefuses(readJson, Buffer.from(json))), { numRuns: 500 });
});

const spanOf = (fields: object) => readJson(Buffer.from(JSON.stringify(requestOf([rawSpan({}, fields as Partial<RawSpan>)]))))[0]!.spans[0]!;

describe('JSON', () => {
  test('has ids in hex of any case', () => {
    expect(spanOf({ traceId: TRACE.toUpperCase(), spanId: ROOT.toUpperCase(), parentSpanId: CHILD.toUpperCase() })).toMatchObject({ traceId: TRACE, spanId: ROOT, parentSpanId: CHILD });
  });

  test('has integers of 64 bits as text or numbers', () => {
    expect(spanOf({ startTimeUnixNano: 1_790_000_000_000_000_000, endTimeUnixNano: '1790000000000000001' })).toMatchObject({ startTime: 1_790_000_000_000_000_000n, endTime: 1_790_000_000_000_000_001n });
    const attributes = [{ key: 'a', value: { intValue: 7 } }, { key: 'b', value: { intValue: '-9223372036854775808' } }];
    expect([...spanOf({ attributes }).attributes.values()]).toEqual([7, '-9223372036854775808']);
  });

  test('has enumerations as numbers, or by name', () => {
    expect(spanOf({ status: { code: 2 } }).status.code).toBe(2);
    expect(spanOf({ status: { code: 'STATUS_CODE_ERROR' } }).status.code).toBe(2);
    expect(spanOf({ kind: 'SPAN_KIND_CLIENT' })).toMatchObject({ name: 'step' });
  });

  test('has fields in lowerCamelCase: others are ignored, as unknown ones are', () => {
    expect(spanOf({ parent_span_id: CHILD, added_in_2030: { x: 1 } }).parentSpanId).toBe('');
  });

  test('has numbers that JSON has not as text', () => {
    const attributes = ['NaN', '-Infinity', 1.5, '2.5'].map((doubleValue, i) => ({ key: `${i}`, value: { doubleValue } }));
    expect([...spanOf({ attributes }).attributes.values()]).toEqual([NaN, -Infinity, 1.5, 2.5]);
  });

  test('takes `null` for a field that is not there', () => {
    expect(spanOf({ parentSpanId: null, attributes: null, status: null, events: null })).toMatchObject({ parentSpanId: '', events: [], status: { code: 0 } });
  });
});

test('keys that JavaScript has a meaning for are keys like any other', () => {
  const attributes = [{ key: '__proto__', value: { kvlistValue: { values: [{ key: '__proto__', value: { stringValue: 'x' } }] } } }];
  const value = spanOf({ attributes }).attributes.get('__proto__') as object;
  expect(Object.entries(value)).toEqual([['__proto__', 'x']]);
  expect({}).not.toHaveProperty('x');
});

test('values that are nested too deeply are refused, in either encoding', () => {
  let value: RawValue = { stringValue: 'bottom' };
  for (let i = 0; i < 45; i++) value = { arrayValue: { values: [value] } };
  const deep = requestOf([{ ...rawSpan(), attributes: [{ key: 'a', value }] }]);
  expect(() => readProtobuf(encodeRequest(deep))).toThrow(Malformed);
  expect(() => readJson(Buffer.from(JSON.stringify(deep)))).toThrow(Malformed);
});

test('unknown fields of protobuf are skipped, groups too', () => {
  const group = [0x9b, 0x06, 0x08, 0x01, 0x9b, 0x06, 0x9c, 0x06, 0x9c, 0x06];
  const unknown = [0xf8, 0x06, 0x96, 0x01, 0xf9, 0x06, 1, 2, 3, 4, 5, 6, 7, 8, 0xfd, 0x06, 1, 2, 3, 4, 0xfa, 0x06, 2, 1, 2];
  expect(readProtobuf(Buffer.concat([Buffer.from([...group, ...unknown]), encodeRequest(requestOf([rawSpan()]))]))).toHaveLength(1);
});

test('a large request is read with pauses in which others can work', () => {
  const large = requestOf(Array.from({ length: 1000 }, () => rawSpan()));
  expect([...protobufSteps(encodeRequest(large))].length).toBeGreaterThanOrEqual(4);
  expect([...jsonSteps(Buffer.from(JSON.stringify(large)))].length).toBeGreaterThanOrEqual(4);
});
