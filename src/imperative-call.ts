import { types } from 'node:util';
import { CallSite } from './call-site.js';
import { ownData } from './capture/own.js';
import { engine } from './engine.js';
import { KINDS } from './options.js';
import { isSite } from './site.js';
import type { AnyFunction } from './run.js';
import type { Site } from './site.js';
import type { StartSpanOptions, StartTraceOptions } from './types.js';

type Options = StartSpanOptions & StartTraceOptions;

/** What an imperative call asked for: `startSpan(name?, options?, fn?)`, each part optional, and what the transform added. */
export interface ImperativeCall {
  readonly name: string;
  readonly options: Options;
  readonly fn: AnyFunction | undefined;
  readonly site: CallSite;
}

const KNOWN: ReadonlySet<string> = new Set<keyof Options>([
  'name', 'kind', 'model', 'metadata', 'tags', 'capture', 'input', 'lazy', 'payload', 'sessionId', 'userId', 'newTrace', 'parent', 'startTime', 'endTime',
]);

const UNPLACED = new CallSite({});
const NONE: Options = Object.freeze({});

/**
 * Reads the arguments of an imperative call. Imperative calls run inside the user's work, so a bad argument is told and
 * counted and never thrown: the span is recorded without it.
 */
export function readCall(where: string, args: readonly unknown[]): ImperativeCall {
  let name: string | undefined;
  let options = NONE;
  let fn: AnyFunction | undefined;
  let place: Site | undefined;
  for (const arg of args) {
    if (typeof arg === 'string') name = arg;
    else if (typeof arg === 'function') fn = arg as AnyFunction;
    else if (types.isProxy(arg)) engine().misuse(where, 'a name, options, or a callback', arg);
    else if (isSite(arg)) place = arg;
    else if (isOptions(arg)) options = readOptions(where, arg);
    else if (arg !== undefined) engine().misuse(where, 'a name, options, or a callback', arg);
  }
  const site = place === undefined ? UNPLACED : new CallSite({}, undefined, place);
  return { name: chooseName(where, name, options, site, fn), options, fn, site };
}

/** Not bytes: each would count as an option. */
function isOptions(arg: unknown): arg is object {
  return typeof arg === 'object' && arg !== null && !Array.isArray(arg) && !ArrayBuffer.isView(arg);
}

function chooseName(where: string, name: string | undefined, options: Options, site: CallSite, fn: AnyFunction | undefined): string {
  const chosen = name || options.name || site.name || (fn && ownData(fn, 'name'));
  if (typeof chosen === 'string' && chosen !== '') return chosen;
  engine().ignored(`${where} without a name`);
  return 'unnamed';
}

/** Options are read once, here: a getter of theirs that throws must not do so later, in the middle of a recording. */
function readOptions(where: string, given: object): Options {
  const options: Options = {};
  let unknown: string | undefined;
  try {
    for (const option in given) {
      if (KNOWN.has(option)) options[option as keyof Options] = given[option as never];
      else unknown ??= option;
    }
  } catch {
    engine().misuse(where, 'options that can be read', given);
  }
  if (unknown !== undefined) engine().misuse(where, `options among ${[...KNOWN].join(', ')}`, unknown);
  if (options.kind === undefined || KINDS.includes(options.kind)) return options;
  engine().misuse(where, `\`kind\` to be one of ${KINDS.join(', ')}`, options.kind);
  return { ...options, kind: undefined };
}
