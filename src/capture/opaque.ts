import EventEmitter from 'node:events';
import { Module } from 'node:module';
import { binaryForm } from './binary.js';
import { className } from './names.js';
import { ownData, type Chain } from './own.js';
import { bigintValue, booleanValue, dateText, dateTime, numberValue, regExpFlags, regExpSource, stringValue, symbolValue, types } from './primordials.js';

const { env } = process;
const machines: readonly object[] = [EventEmitter.prototype, Module.prototype];

/**
 * The primitive that stands for an object with internal state, told by internal checks: it is never read, awaited,
 * iterated or listened to. `undefined` for every other object. May throw where the state is gone.
 */
export function opaqueForm(object: object): unknown {
  if (types.isDate(object)) return dateForm(object);
  if (types.isRegExp(object)) return regExpForm(object);
  if (types.isPromise(object)) return `[${className(object) ?? 'Promise'}]`;
  if (types.isBoxedPrimitive(object)) return unboxed(object);
  return binaryForm(object) ?? hostForm(object);
}

/**
 * Machinery of the program: event emitters (streams, sockets, servers, workers, child processes) and modules. Their
 * fields are many and say nothing about the call.
 */
export function isMachine(chain: Chain): boolean {
  for (let i = 1; i < chain.length; i++) if (chain[i] === machines[0] || chain[i] === machines[1]) return true;
  return false;
}

function unboxed(object: object): unknown {
  if (types.isStringObject(object)) return stringValue(object);
  if (types.isNumberObject(object)) return numberValue(object);
  if (types.isBooleanObject(object)) return booleanValue(object);
  return types.isSymbolObject(object) ? symbolValue(object) : bigintValue(object);
}

function dateForm(date: object): string {
  const time = dateTime(date);
  return time === time ? dateText(date) : '[Invalid Date]';
}

function regExpForm(regExp: object): string {
  let flags = '';
  for (let i = 0; i < regExpFlags.length; i++) {
    const { letter, isSet } = regExpFlags[i]!;
    if (isSet(regExp)) flags += letter;
  }
  return `/${regExpSource(regExp)}/${flags}`;
}

/** The process and what holds its secrets. `globalThis` of any realm refers to itself. */
function hostForm(object: object): string | undefined {
  if (object === env) return '[process.env]';
  if (object === process) return '[process]';
  return ownData(object, 'globalThis') === object ? '[globalThis]' : undefined;
}
