import { integer } from '../integer.js';
import { FIXED64, LENGTH, VARINT } from './reader.js';
import type { Allowance } from '../allowance.js';
import type { Reader } from './reader.js';

/** `AnyValue`: one field of seven. */
export function readValue(reader: Reader, allowance: Allowance): unknown {
  allowance.value();
  let value: unknown = null;
  while (reader.next()) value = readField(reader, allowance, value);
  return value;
}

function readField(reader: Reader, allowance: Allowance, before: unknown): unknown {
  const { field } = reader;
  if (field === 1 && reader.is(LENGTH)) return reader.text();
  if (field === 2 && reader.is(VARINT)) return reader.varint() !== 0n;
  if (field === 3 && reader.is(VARINT)) return integer(BigInt.asIntN(64, reader.varint()));
  if (field === 4 && reader.is(FIXED64)) return reader.double();
  if (field === 5 && reader.is(LENGTH)) return allowance.inside(() => readList(reader.message(), allowance));
  if (field === 6 && reader.is(LENGTH)) return allowance.inside(() => readObject(reader.message(), allowance));
  if (field === 7 && reader.is(LENGTH)) return reader.bytes();
  reader.skip();
  return before;
}

function readList(reader: Reader, allowance: Allowance): unknown[] {
  const list: unknown[] = [];
  while (reader.next()) {
    if (reader.field === 1 && reader.is(LENGTH)) list.push(readValue(reader.message(), allowance));
    else reader.skip();
  }
  return list;
}

function readObject(reader: Reader, allowance: Allowance): object {
  const entries = new Map<string, unknown>();
  while (reader.next()) {
    if (reader.field === 1 && reader.is(LENGTH)) readEntry(reader.message(), allowance, entries);
    else reader.skip();
  }
  // Makes own properties of all keys, `__proto__` too.
  return Object.fromEntries(entries);
}

/** `KeyValue`. A key that comes twice counts once, the last one. */
export function readEntry(reader: Reader, allowance: Allowance, into: Map<string, unknown>): void {
  let key = '';
  let value: unknown = null;
  while (reader.next()) {
    if (reader.field === 1 && reader.is(LENGTH)) key = reader.text();
    else if (reader.field === 2 && reader.is(LENGTH)) value = readValue(reader.message(), allowance);
    else reader.skip();
  }
  into.set(key, value);
}
