import EventEmitter from 'node:events';
import { Module } from 'node:module';
import { binaryForm } from './binary.js';
import { className } from './names.js';
import { chainOf, ownData } from './own.js';
import { bigintValue, booleanValue, dateText, dateTime, numberValue, regExpFlags, regExpSource, stringValue, symbolValue, types } from './primordials.js';

const { env } = process;

/** Prototypes whose instances are machinery: their fields are many, and say nothing about the call. */
const machinery: ReadonlySet<object> = new Set([EventEmitter.prototype, Module.prototype]);
const isMachinery = Set.prototype.has.bind(machinery);

/**
 * The text that stands for an object with internal state, told by internal checks and never read, awaited, iterated or
 * listened to. `undefined` for every other object. May throw for what is detached in the same moment.
 */
export function opaqueForm(object: object): string | undefined {
  if (types.isDate(object)) return dateForm(object);
  if (types.isRegExp(object)) return regExpForm(object);
  if (types.isPromise(object)) return '[Promise]';
  return binaryForm(object) ?? nativeForm(object) ?? hostForm(object);
}

/** The primitive in a `new String()`, `new Number()`, ...; `undefined` for what is none. */
export function unboxed(object: object): unknown {
  if (!types.isBoxedPrimitive(object)) return undefined;
  if (types.isStringObject(object)) return stringValue(object);
  if (types.isNumberObject(object)) return numberValue(object);
  if (types.isBooleanObject(object)) return booleanValue(object);
  return types.isSymbolObject(object) ? symbolValue(object) : bigintValue(object);
}

/** Event emitters (streams, sockets, servers, workers, child processes) and modules. */
export function isMachine(object: object): boolean {
  for (const owner of chainOf(object)) if (isMachinery(owner)) return true;
  return false;
}

function dateForm(date: object): string {
  const time = dateTime(date);
  return time === time ? dateText(date) : '[Invalid Date]';
}

function regExpForm(regExp: object): string {
  let flags = '';
  for (const [letter, isSet] of regExpFlags) if (isSet(regExp)) flags += letter;
  return `/${regExpSource(regExp)}/${flags}`;
}

function nativeForm(object: object): string | undefined {
  if (types.isGeneratorObject(object) || types.isMapIterator(object) || types.isSetIterator(object)) return named(object, 'Iterator');
  if (types.isWeakMap(object)) return '[WeakMap]';
  if (types.isWeakSet(object)) return '[WeakSet]';
  if (types.isKeyObject(object)) return named(object, 'KeyObject');
  if (types.isCryptoKey(object)) return '[CryptoKey]';
  if (types.isExternal(object)) return '[External]';
  return undefined;
}

function hostForm(object: object): string | undefined {
  if (object === env) return '[process.env]';
  if (object === process) return '[process]';
  return ownData(object, 'globalThis') === object ? '[globalThis]' : undefined;
}

function named(object: object, fallback: string): string {
  return `[${className(object) ?? fallback}]`;
}
