import { flagsOf, STATUS_ERROR } from '../request-writer.js';
import { quote } from '../quote.js';
import { VERSION } from '../../version.js';
import { jsonDouble, jsonEntry } from './values.js';
import type { RequestWriter, Resource, SpanHead, SpanId } from '../request-writer.js';

/**
 * Writes requests in the JSON encoding of OTLP: lowerCamelCase names, ids in hex, enumerations as numbers, 64-bit integers
 * as decimal text (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).
 */
export class JsonWriter implements RequestWriter {
  #finished: string[] = [];
  #spansOfResource: string[] = [];
  #resource: Resource | undefined;
  #head = '';
  #attributes: string[] = [];
  #spanAttributes: string[] = [];
  #eventHead = '';
  #events: string[] = [];
  #links: string[] = [];
  #status = '';
  spans = 0;

  resource(resource: Resource): void {
    if (this.#resource === resource) return;
    this.#endResource();
    this.#resource = resource;
  }

  beginSpan(head: SpanHead): void {
    const parent = head.parentSpanId === undefined ? '' : `,"parentSpanId":"${spanHex(head.parentSpanId)}"`;
    this.#head =
      `"traceId":"${traceHex(head.traceId)}","spanId":"${spanHex(head.spanId)}"${parent},"flags":${flagsOf(head)},"name":${quote(head.name)},"kind":${head.kind}` +
      `,"startTimeUnixNano":"${nanoseconds(head.startTime)}","endTimeUnixNano":"${nanoseconds(head.endTime)}"`;
    this.#spanAttributes = [];
    this.#attributes = this.#spanAttributes;
    this.#events = [];
    this.#links = [];
    this.#status = '';
  }

  text(key: string, value: string): void {
    this.#attributes.push(jsonEntry(key, value));
  }

  integer(key: string, value: number): void {
    this.#attributes.push(jsonEntry(key, value));
  }

  double(key: string, value: number): void {
    this.#attributes.push(`{"key":${quote(key)},"value":{"doubleValue":${jsonDouble(value)}}}`);
  }

  boolean(key: string, value: boolean): void {
    this.#attributes.push(jsonEntry(key, value));
  }

  texts(key: string, values: readonly string[]): void {
    this.#attributes.push(jsonEntry(key, values));
  }

  value(key: string, value: unknown): void {
    if (value !== undefined) this.#attributes.push(jsonEntry(key, value));
  }

  beginEvent(name: string, time: number): void {
    this.#eventHead = `"timeUnixNano":"${nanoseconds(time)}","name":${quote(name)}`;
    this.#attributes = [];
  }

  endEvent(): void {
    this.#events.push(`{${this.#eventHead}${list('attributes', this.#attributes)}}`);
    this.#attributes = this.#spanAttributes;
  }

  link(traceId: string, spanId: SpanId): void {
    this.#links.push(`{"traceId":"${traceHex(traceId)}","spanId":"${spanHex(spanId)}"}`);
  }

  failed(message: string): void {
    this.#status = `,"status":{"code":${STATUS_ERROR}${message === '' ? '' : `,"message":${quote(message)}`}}`;
  }

  endSpan(): void {
    this.#spansOfResource.push(`{${this.#head}${list('attributes', this.#spanAttributes)}${list('events', this.#events)}${list('links', this.#links)}${this.#status}}`);
    this.spans++;
  }

  finish(): Uint8Array {
    this.#endResource();
    const request = `{"resourceSpans":[${this.#finished.join(',')}]}`;
    this.#finished = [];
    this.spans = 0;
    return Buffer.from(request, 'utf8');
  }

  #endResource(): void {
    if (this.#resource === undefined) return;
    const attributes = [...this.#resource].filter(([, value]) => value !== undefined).map(([key, value]) => jsonEntry(key, value));
    const scope = `"scope":{"name":"filigree","version":"${VERSION}"}`;
    this.#finished.push(`{"resource":{"attributes":[${attributes.join(',')}]},"scopeSpans":[{${scope},"spans":[${this.#spansOfResource.join(',')}]}]}`);
    this.#spansOfResource = [];
    this.#resource = undefined;
  }
}

function list(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `,"${name}":[${items.join(',')}]`;
}

function traceHex(uuid: string): string {
  return uuid.replaceAll('-', '');
}

function spanHex(uuid: string): string {
  return uuid.slice(19).replace('-', '');
}

function nanoseconds(microseconds: number): string {
  const whole = Math.round(microseconds);
  return whole > 0 ? `${whole}000` : '0';
}
