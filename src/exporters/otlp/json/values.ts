import { classify, MAX_DEPTH, tooDeep } from '../any-value.js';
import { quote } from '../quote.js';

/** A `KeyValue`. */
export function jsonEntry(key: string, value: unknown, depth = 0): string {
  return `{"key":${quote(key)},"value":${jsonValue(value, depth)}}`;
}

/** An `AnyValue`; that of `null` is empty. */
export function jsonValue(value: unknown, depth = 0): string {
  const [type, content] = classify(value);
  switch (type) {
    case 'text':
      return `{"stringValue":${quote(content)}}`;
    case 'boolean':
      return `{"boolValue":${content}}`;
    case 'integer':
      return `{"intValue":"${content}"}`;
    case 'double':
      return `{"doubleValue":${jsonDouble(content)}}`;
    case 'bytes':
      return `{"bytesValue":"${Buffer.from(content).toString('base64')}"}`;
    case 'list':
      return depth >= MAX_DEPTH ? jsonValue(tooDeep(content)) : `{"arrayValue":{"values":[${content.map((item) => jsonValue(item, depth + 1)).join(',')}]}}`;
    case 'object':
      return depth >= MAX_DEPTH ? jsonValue(tooDeep(content)) : `{"kvlistValue":{"values":[${entries(content, depth + 1)}]}}`;
    default:
      return '{}';
  }
}

function entries(object: object, depth: number): string {
  const present = Object.entries(object).filter(([, value]) => value !== undefined);
  return present.map(([key, value]) => jsonEntry(key, value, depth)).join(',');
}

/** The protocol's JSON has names for what JSON has no numbers for. */
export function jsonDouble(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : `${value}`;
  return `"${value}"`;
}
