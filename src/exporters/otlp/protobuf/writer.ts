import { isInteger } from '../any-value.js';
import { flagsOf, STATUS_ERROR } from '../request-writer.js';
import { lengthBytes, ProtobufBytes } from './bytes.js';
import { writeBoolean, writeNumber, writeText, writeValue } from './values.js';
import { VERSION } from '../../version.js';
import type { RequestWriter, Resource, SpanHead, SpanId } from '../request-writer.js';

/**
 * Field numbers of opentelemetry-proto (trace/v1/trace.proto, common/v1/common.proto), shifted, with their wire types; a
 * field number of 16 takes two bytes.
 */
const RESOURCE_SPANS = 0x0a;
const RESOURCE = 0x0a;
const SCOPE_SPANS = 0x12;
const SCOPE = 0x0a;
const SCOPE_NAME = 0x0a;
const SCOPE_VERSION = 0x12;
const SPAN = 0x12;
const TRACE_ID = 0x0a;
const SPAN_ID = 0x12;
const PARENT_SPAN_ID = 0x22;
const NAME = 0x2a;
const KIND = 0x30;
const START_TIME = 0x39;
const END_TIME = 0x41;
const SPAN_ATTRIBUTE = 0x4a;
const EVENT = 0x5a;
const LINK = 0x6a;
const STATUS = 0x7a;
const FLAGS_LOW = 0x85;
const FLAGS_HIGH = 0x01;
const RESOURCE_ATTRIBUTE = 0x0a;
const EVENT_TIME = 0x09;
const EVENT_NAME = 0x12;
const EVENT_ATTRIBUTE = 0x1a;
const STATUS_MESSAGE = 0x12;
const STATUS_CODE = 0x18;
const KEY = 0x0a;
const VALUE = 0x12;

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;
/** Where the last 8 bytes of a UUID begin. */
const LAST_HALF = 19;

/** Keys come again and again; those of a user's metadata need not. */
const MAX_KEYS = 4096;

/** Writes requests in the binary encoding. */
export class ProtobufWriter implements RequestWriter {
  readonly #to = new ProtobufBytes();
  readonly #keys = new Map<string, Uint8Array>();
  #resource: Resource | undefined;
  #resourceStart = 0;
  #scopeStart = 0;
  #spanStart = 0;
  #eventStart = 0;
  #attribute = RESOURCE_ATTRIBUTE;
  spans = 0;

  resource(resource: Resource): void {
    if (this.#resource === resource) return;
    this.#endResource();
    this.#resource = resource;
    this.#to.reserve(16);
    this.#to.byte(RESOURCE_SPANS);
    this.#resourceStart = this.#to.open(4);
    this.#writeResource(resource);
    this.#to.byte(SCOPE_SPANS);
    this.#scopeStart = this.#to.open(4);
    this.#writeScope();
  }

  beginSpan(head: SpanHead): void {
    const to = this.#to;
    to.reserve(128);
    to.byte(SPAN);
    this.#spanStart = to.open(4);
    this.#ids(TRACE_ID, head.traceId, SPAN_ID, head.spanId);
    if (head.parentSpanId !== undefined) this.#spanId(PARENT_SPAN_ID, head.parentSpanId);
    to.byte(KIND);
    to.byte(head.kind);
    to.byte(START_TIME);
    to.nanoseconds(head.startTime);
    to.byte(END_TIME);
    to.nanoseconds(head.endTime);
    to.byte(FLAGS_LOW);
    to.byte(FLAGS_HIGH);
    to.fixed32(flagsOf(head));
    this.#plainText(NAME, head.name);
    this.#attribute = SPAN_ATTRIBUTE;
  }

  text(key: string, value: string): void {
    const bytes = lengthBytes(key.length * 3 + value.length * 3 + 20);
    const start = this.#key(key, bytes);
    writeText(this.#to, VALUE, value);
    this.#to.close(start, bytes);
  }

  integer(key: string, value: number): void {
    const bytes = lengthBytes(key.length * 3 + 20);
    const start = this.#key(key, bytes);
    writeNumber(this.#to, VALUE, isInteger(value) ? 'integer' : 'double', value);
    this.#to.close(start, bytes);
  }

  double(key: string, value: number): void {
    const bytes = lengthBytes(key.length * 3 + 20);
    const start = this.#key(key, bytes);
    writeNumber(this.#to, VALUE, 'double', value);
    this.#to.close(start, bytes);
  }

  boolean(key: string, value: boolean): void {
    const bytes = lengthBytes(key.length * 3 + 20);
    const start = this.#key(key, bytes);
    writeBoolean(this.#to, VALUE, value);
    this.#to.close(start, bytes);
  }

  texts(key: string, values: readonly string[]): void {
    this.value(key, values);
  }

  value(key: string, value: unknown): void {
    if (value === undefined) return;
    const start = this.#key(key, 4);
    writeValue(this.#to, VALUE, value);
    this.#to.close(start, 4);
  }

  beginEvent(name: string, time: number): void {
    this.#to.reserve(16);
    this.#to.byte(EVENT);
    this.#eventStart = this.#to.open(4);
    this.#to.byte(EVENT_TIME);
    this.#to.nanoseconds(time);
    this.#plainText(EVENT_NAME, name);
    this.#attribute = EVENT_ATTRIBUTE;
  }

  endEvent(): void {
    this.#to.close(this.#eventStart, 4);
    this.#attribute = SPAN_ATTRIBUTE;
  }

  link(traceId: string, spanId: SpanId): void {
    this.#to.reserve(64);
    this.#to.byte(LINK);
    const start = this.#to.open(1);
    this.#ids(TRACE_ID, traceId, SPAN_ID, spanId);
    this.#to.close(start, 1);
  }

  failed(message: string): void {
    this.#to.reserve(16);
    this.#to.byte(STATUS);
    const start = this.#to.open(4);
    this.#to.byte(STATUS_CODE);
    this.#to.byte(STATUS_ERROR);
    if (message !== '') this.#plainText(STATUS_MESSAGE, message);
    this.#to.close(start, 4);
  }

  endSpan(): void {
    this.#to.close(this.#spanStart, 4);
    this.spans++;
  }

  finish(): Uint8Array {
    this.#endResource();
    this.spans = 0;
    return this.#to.take();
  }

  #endResource(): void {
    if (this.#resource === undefined) return;
    this.#to.close(this.#scopeStart, 4);
    this.#to.close(this.#resourceStart, 4);
    this.#resource = undefined;
  }

  #writeResource(resource: Resource): void {
    this.#to.byte(RESOURCE);
    const start = this.#to.open(4);
    this.#attribute = RESOURCE_ATTRIBUTE;
    for (const [key, value] of resource) this.value(key, value);
    this.#to.close(start, 4);
    this.#to.reserve(16);
  }

  #writeScope(): void {
    this.#to.reserve(64);
    this.#to.byte(SCOPE);
    const start = this.#to.open(1);
    this.#plainText(SCOPE_NAME, 'filigree');
    this.#plainText(SCOPE_VERSION, VERSION);
    this.#to.close(start, 1);
  }

  /** Writes a `KeyValue` up to its value, and gives the place of its length. */
  #key(key: string, bytes: 1 | 2 | 4): number {
    const field = this.#keys.get(key) ?? this.#newKey(key);
    this.#to.reserve(field.length + 16);
    this.#to.byte(this.#attribute);
    const start = this.#to.open(bytes);
    this.#to.raw(field);
    return start;
  }

  #newKey(key: string): Uint8Array {
    const field = keyField(key);
    if (this.#keys.size < MAX_KEYS) this.#keys.set(key, field);
    return field;
  }

  #plainText(tag: number, text: string): void {
    const most = text.length * 3;
    this.#to.reserve(most + 8);
    this.#to.byte(tag);
    const bytes = lengthBytes(most);
    const start = this.#to.open(bytes);
    this.#to.text(text);
    this.#to.close(start, bytes);
  }

  #ids(traceTag: number, traceId: string, spanTag: number, spanId: SpanId): void {
    this.#to.byte(traceTag);
    this.#to.byte(TRACE_ID_BYTES);
    this.#to.uuid(traceId);
    this.#spanId(spanTag, spanId);
  }

  #spanId(tag: number, spanId: SpanId): void {
    this.#to.byte(tag);
    this.#to.byte(SPAN_ID_BYTES);
    this.#to.uuid(spanId, LAST_HALF);
  }
}

/** The key of a `KeyValue`, whole: tag, length and text. */
function keyField(key: string): Uint8Array {
  const text = Buffer.from(key, 'utf8');
  const length: number[] = [];
  let rest = text.length;
  for (; rest > 0x7f; rest >>>= 7) length.push((rest & 0x7f) | 0x80);
  return Uint8Array.of(KEY, ...length, rest, ...text);
}
