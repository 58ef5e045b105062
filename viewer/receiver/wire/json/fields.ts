import { isFields } from '../../../../src/chat/chat.js';
import { Malformed } from '../malformed.js';
import type { Fields } from '../../../../src/chat/chat.js';

/** Protobuf's JSON reads `null` as a field that is not there. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** An object, or one without fields where there is none. */
export function object(value: unknown, name: string): Fields {
  if (isAbsent(value)) return {};
  if (!isFields(value)) throw expected('an object', name, value);
  return value;
}

export function list(value: unknown, name: string): readonly unknown[] {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) throw expected('a list', name, value);
  return value as readonly unknown[];
}

export function text(value: unknown, name: string): string {
  if (isAbsent(value)) return '';
  if (typeof value !== 'string') throw expected('a string', name, value);
  return value;
}

/** A 64-bit integer: decimal digits as the specification has it, or a number as some clients send it. */
export function integer64(value: unknown, name: string): bigint {
  if (isAbsent(value)) return 0n;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?\d{1,20}$/.test(value)) return BigInt(value);
  throw expected('an integer', name, value);
}

export function expected(what: string, name: string, value: unknown): Malformed {
  const got = Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value === 'object' ? 'an object' : `\`${JSON.stringify(value).slice(0, 60)}\``;
  return new Malformed(`expected ${what} as \`${name}\`, got ${got}`);
}
