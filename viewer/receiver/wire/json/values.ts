import { isFields } from '../../../../src/chat/chat.js';
import { integer } from '../integer.js';
import { expected, integer64, isAbsent, list, object, text } from './fields.js';
import type { Allowance } from '../allowance.js';
import type { Attributes } from '../request.js';
import type { Fields } from '../../../../src/chat/chat.js';

/** How protobuf's JSON writes the numbers that JSON has not. */
const DOUBLES: ReadonlyMap<unknown, number> = new Map([['NaN', NaN], ['Infinity', Infinity], ['-Infinity', -Infinity]]);

/** `attributes`: a list of `{ key, value }`. A key that comes twice counts once, the last one. */
export function readAttributes(value: unknown, allowance: Allowance): Attributes {
  const attributes = new Map<string, unknown>();
  for (const entry of list(value, 'attributes')) {
    const { key, value: of } = object(entry, 'attributes');
    attributes.set(text(key, 'key'), readValue(of, allowance));
  }
  return attributes;
}

function readValue(value: unknown, allowance: Allowance): unknown {
  allowance.value();
  const of = object(value, 'value');
  if (!isAbsent(of['stringValue'])) return text(of['stringValue'], 'stringValue');
  if (!isAbsent(of['intValue'])) return integer(BigInt.asIntN(64, integer64(of['intValue'], 'intValue')));
  if (!isAbsent(of['boolValue'])) return readBoolean(of['boolValue']);
  if (!isAbsent(of['doubleValue'])) return readDouble(of['doubleValue']);
  if (!isAbsent(of['bytesValue'])) return new Uint8Array(Buffer.from(text(of['bytesValue'], 'bytesValue'), 'base64'));
  return allowance.inside(() => readNested(of, allowance));
}

function readNested(of: Fields, allowance: Allowance): unknown {
  const { arrayValue, kvlistValue } = of;
  if (isFields(arrayValue)) return list(arrayValue['values'], 'values').map((one) => readValue(one, allowance));
  if (isFields(kvlistValue)) return Object.fromEntries(readAttributes(kvlistValue['values'], allowance));
  return null;
}

function readBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw expected('a boolean', 'boolValue', value);
  return value;
}

function readDouble(value: unknown): number {
  const known = DOUBLES.get(value);
  if (known !== undefined) return known;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) throw expected('a number', 'doubleValue', value);
  return number;
}
