/// <reference types="reflect-metadata" />
import { loadMetadata } from './load-metadata.js';
import { metadataKey } from './symbol-metadata.js';
import type { CheckedOptions } from '../src/call-site.js';
import type { Member } from './dialect.js';

/** One instrumented member, as `instrumented` lists it. */
export interface InstrumentedMember {
  /** The member's name; `#name` for a private one. */
  readonly name: string | symbol;
  readonly static: boolean;
  readonly type: 'span' | 'trace';
  /** The frozen options, the same object that `Reflect.getMetadata('filigree:span', method)` returns. */
  readonly options: CheckedOptions;
}

// Nothing can be added to a `Reflect` that is frozen; then options are read through `instrumented` alone.
if (Object.isExtensible(Reflect)) loadMetadata();

/** Members by what identifies their class: its metadata object, or the class itself. */
const members = new WeakMap<object, InstrumentedMember[]>();

/** Makes options readable from the wrapper, and keeps what other decorators said about the function under it. */
export function annotate(wrapper: object, original: object, type: 'span' | 'trace', options: CheckedOptions): void {
  if (Reflect.getOwnMetadataKeys === undefined) return;
  for (const key of Reflect.getOwnMetadataKeys(original)) Reflect.defineMetadata(key, Reflect.getOwnMetadata(key, original), wrapper);
  Reflect.defineMetadata(`filigree:${type}`, options, wrapper);
}

export function remember({ owner, name, static: isStatic }: Member, type: 'span' | 'trace', options: CheckedOptions): void {
  if (owner === undefined) return;
  const list = members.get(owner) ?? [];
  if (!list.some((member) => member.name === name && member.static === isStatic)) list.push({ name, static: isStatic, type, options });
  members.set(owner, list);
}

/**
 * Lists the members of a class that are instrumented by the class itself (not by the classes it extends).
 *
 * @example
 * ```ts
 * import { instrumented, span } from 'filigree';
 *
 * class Tools {
 *   @span.tool({ skip: ['apiKey'] })
 *   search(query: string, apiKey: string) {
 *     return [query, apiKey.length];
 *   }
 * }
 * console.log(instrumented(Tools).map((member) => member.name)); // [ 'search' ]
 * ```
 */
export function instrumented(target: abstract new (...args: never[]) => unknown): readonly InstrumentedMember[] {
  const metadata: unknown = Object.getOwnPropertyDescriptor(target, metadataKey)?.value;
  const standard = typeof metadata === 'object' && metadata !== null ? members.get(metadata) : undefined;
  return [...(members.get(target) ?? []), ...(standard ?? [])];
}
