import { classify, MAX_DEPTH, tooDeep } from '../any-value.js';
import { lengthBytes } from './bytes.js';
import type { ProtobufBytes } from './bytes.js';

/** Field numbers of `AnyValue`, `KeyValue` and the lists, shifted, with their wire types. */
const STRING = 0x0a;
const BOOLEAN = 0x10;
const INTEGER = 0x18;
const DOUBLE = 0x21;
const ARRAY = 0x2a;
const OBJECT = 0x32;
const BINARY = 0x3a;
const ENTRY = 0x0a;
const KEY = 0x0a;
const VALUE = 0x12;

/** Most bytes of an `AnyValue` that is a number or a boolean. */
const SCALAR = 12;

/** Writes field `tag` as an `AnyValue` of a text. */
export function writeText(to: ProtobufBytes, tag: number, text: string): void {
  const most = text.length * 3;
  to.reserve(most + 16);
  to.byte(tag);
  const outerBytes = lengthBytes(most + 5);
  const outer = to.open(outerBytes);
  to.byte(STRING);
  const innerBytes = lengthBytes(most);
  const inner = to.open(innerBytes);
  to.text(text);
  to.close(inner, innerBytes);
  to.close(outer, outerBytes);
}

/** Writes field `tag` as an `AnyValue` of any value. */
export function writeValue(to: ProtobufBytes, tag: number, value: unknown, depth = 0): void {
  const [type, content] = classify(value);
  if (type === 'text') writeText(to, tag, content);
  else if (type === 'list') nested(to, tag, ARRAY, content, depth, writeItems);
  else if (type === 'object') nested(to, tag, OBJECT, content, depth, writeEntries);
  else if (type === 'bytes') writeBytes(to, tag, content);
  else scalar(to, tag, () => writeScalar(to, type, content));
}

function scalar(to: ProtobufBytes, tag: number, write: () => void): void {
  to.reserve(SCALAR + 2);
  to.byte(tag);
  const start = to.open(1);
  write();
  to.close(start, 1);
}

function writeScalar(to: ProtobufBytes, type: 'boolean' | 'integer' | 'double' | 'empty', content: unknown): void {
  if (type === 'boolean') {
    to.byte(BOOLEAN);
    to.byte(content === true ? 1 : 0);
  } else if (type === 'integer') {
    to.byte(INTEGER);
    writeInteger(to, content as number | bigint);
  } else if (type === 'double') {
    to.byte(DOUBLE);
    to.double(content as number);
  }
}

function writeInteger(to: ProtobufBytes, value: number | bigint): void {
  if (typeof value === 'number' && value >= 0) to.varint(value);
  else to.varint64(BigInt(value));
}

export function writeNumber(to: ProtobufBytes, tag: number, type: 'integer' | 'double', value: number): void {
  scalar(to, tag, () => writeScalar(to, type, value));
}

export function writeBoolean(to: ProtobufBytes, tag: number, value: boolean): void {
  scalar(to, tag, () => writeScalar(to, 'boolean', value));
}

function writeBytes(to: ProtobufBytes, tag: number, bytes: Uint8Array): void {
  to.reserve(bytes.length + 16);
  to.byte(tag);
  const outer = to.open(4);
  to.byte(BINARY);
  const inner = to.open(4);
  to.block(bytes);
  to.close(inner, 4);
  to.close(outer, 4);
}

function nested<T>(to: ProtobufBytes, tag: number, type: number, content: T, depth: number, write: (to: ProtobufBytes, content: T, depth: number) => void): void {
  if (depth >= MAX_DEPTH) return writeText(to, tag, tooDeep(content));
  to.reserve(16);
  to.byte(tag);
  const outer = to.open(4);
  to.byte(type);
  const inner = to.open(4);
  write(to, content, depth + 1);
  to.close(inner, 4);
  to.close(outer, 4);
}

function writeItems(to: ProtobufBytes, items: readonly unknown[], depth: number): void {
  for (const item of items) writeValue(to, ENTRY, item, depth);
}

function writeEntries(to: ProtobufBytes, entries: object, depth: number): void {
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) writeEntry(to, key, value, depth);
}

function writeEntry(to: ProtobufBytes, key: string, value: unknown, depth: number): void {
  to.reserve(key.length * 3 + 16);
  to.byte(ENTRY);
  const entry = to.open(4);
  to.byte(KEY);
  const bytes = lengthBytes(key.length * 3);
  const start = to.open(bytes);
  to.text(key);
  to.close(start, bytes);
  writeValue(to, VALUE, value, depth);
  to.close(entry, 4);
}
