import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonWriter } from '../../../src/exporters/otlp/json/writer.js';
import { ProtobufWriter } from '../../../src/exporters/otlp/protobuf/writer.js';
import { anyCharacter } from '../../support/any-character.js';
import { readRequest } from './support/read.js';
import { SPAN_ID, START, TRACE_ID } from './support/records.js';
import type { RequestWriter } from '../../../src/exporters/otlp/request-writer.js';

const writers = [
  ['protobuf', () => new ProtobufWriter(), 'application/x-protobuf'],
  ['JSON', () => new JsonWriter(), 'application/json'],
] as const;

const text = fc.oneof(fc.string({ unit: anyCharacter, maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom('\ud800', 'a\udc00b', '\0', '\u2028"\\'));
const number = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, -0, -1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, NaN, Infinity, -Infinity));
const bigint = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n });
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 6 }, text, number, bigint, fc.boolean(), fc.constant(null), fc.uint8Array({ maxLength: 200 }), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 12 }),
  object: fc.dictionary(text, tie('value'), { maxKeys: 8, noNullPrototype: true }).filter(hasDistinctKeys),
}));

/** Two halves of surrogate pairs become one character on the wire, and two keys would be one. */
function hasDistinctKeys(object: object): boolean {
  const keys = Object.keys(object);
  return new Set(keys.map((key) => key.toWellFormed())).size === keys.length;
}

/** What a decoder must give back. */
function decoded(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'bigint') return wide(value);
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (Array.isArray(value)) return value.map(decoded);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key.toWellFormed(), decoded(one)])) : value;
}

function wide(value: bigint): unknown {
  if (value < -(2n ** 63n) || value >= 2n ** 63n) return `${value}`;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function encode(writer: RequestWriter, write: (writer: RequestWriter) => void): Buffer {
  writer.resource(new Map([['service.name', 'test']]));
  writer.beginSpan({ traceId: TRACE_ID, spanId: SPAN_ID, name: 'n', kind: 1, startTime: START, endTime: START + 1 });
  write(writer);
  writer.endSpan();
  return Buffer.from(writer.finish());
}

describe.each(writers)('%s', (_name, make, type) => {
  const attributes = (write: (writer: RequestWriter) => void) => readRequest(encode(make(), write), type)[0]!.attributes;

  test('every value comes back as what it was', () => {
    fc.assert(
      fc.property(text, anyValue, (key, value) => {
        expect(attributes((writer) => writer.value(key, value))).toEqual({ [key.toWellFormed()]: decoded(value) });
      }),
      { numRuns: 200 },
    );
  });

  test('texts, names and messages of every length and alphabet come back as they were', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 20_000 }), fc.constantFrom('a', 'é', '漢', '🌲'), (tail, length, unit) => {
        const long = unit.repeat(length) + tail;
        const span = readRequest(encode(make(), (writer) => {
          writer.text('text', long);
          writer.beginEvent(long, START);
          writer.text('inside', long);
          writer.endEvent();
          writer.failed(long);
        }), type)[0]!;
        expect([span.attributes['text'], span.events[0]!.name ?? '', span.events[0]!.attributes['inside'], span.status?.message ?? '']).toEqual(Array(4).fill(long.toWellFormed()));
      }),
      { numRuns: 60 },
    );
  });

  test('times keep every microsecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_102_444_800_000_000 }), (time) => {
        const writer = make();
        writer.resource(new Map());
        writer.beginSpan({ traceId: TRACE_ID, spanId: SPAN_ID, name: 'n', kind: 1, startTime: time, endTime: time + 1 });
        writer.endSpan();
        const span = readRequest(Buffer.from(writer.finish()), type)[0]!;
        expect([span.startTimeUnixNano, span.endTimeUnixNano]).toEqual([`${BigInt(time) * 1000n}`, `${BigInt(time + 1) * 1000n}`]);
      }),
    );
  });

  test('what is nested deeper than decoders allow is JSON text below that', () => {
    let deep: unknown = 'bottom';
    for (let i = 0; i < 200; i++) deep = { next: deep };
    let read = attributes((writer) => writer.value('deep', deep))['deep'];
    let levels = 0;
    for (; typeof read === 'object'; levels++) read = (read as { next: unknown }).next;
    expect(levels).toBe(24);
    expect(JSON.stringify(JSON.parse(read as string))).toContain('"bottom"');
  });

  test('many spans of several resources stay with their own', () => {
    const writer = make();
    for (let i = 0; i < 3000; i++) {
      if (i % 500 === 0) writer.resource(new Map([['service.name', `s${i / 500}`]]));
      writer.beginSpan({ traceId: TRACE_ID, spanId: SPAN_ID, name: `n${i}`, kind: 1, startTime: START, endTime: START });
      writer.text('text', 'x'.repeat(i));
      writer.endSpan();
    }
    const spans = readRequest(Buffer.from(writer.finish()), type);
    expect(spans).toHaveLength(3000);
    expect(spans.every(({ attributes: { text: written }, name, resource }, i) => name === `n${i}` && written === 'x'.repeat(i) && resource['service.name'] === `s${Math.floor(i / 500)}`)).toBe(true);
  });

  test('a second request holds nothing of the first', () => {
    const writer = make();
    encode(writer, (to) => to.text('first', 'x'));
    expect(readRequest(encode(writer, (to) => to.text('second', 'y')), type).map((span) => span.attributes)).toEqual([{ second: 'y' }]);
  });
});

test('both encodings say the same of every value', () => {
  fc.assert(
    fc.property(fc.dictionary(text, anyValue, { maxKeys: 10, noNullPrototype: true }), (values) => {
      const [binary, json] = writers.map(([, make, type]) => readRequest(encode(make(), (writer) => {
        for (const [key, value] of Object.entries(values)) if (key.isWellFormed()) writer.value(key, value);
      }), type));
      expect(json).toEqual(binary);
    }),
    { numRuns: 200 },
  );
});
