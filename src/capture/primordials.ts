import { types } from 'node:util';

/**
 * The built-ins that capture uses, taken at load: a host that patches `Map.prototype.forEach`, `Function.prototype.call`
 * or `JSON.stringify` later changes nothing here. Methods take their `this` as first argument.
 */
const { bind, call } = Function.prototype;

type Method<T, A extends readonly unknown[], R> = (self: T, ...args: A) => R;

// `bind.bind(call)` makes bound functions of the original `call`; calling those looks nothing up any more.
const uncurry = bind.bind(call) as unknown as <R>(method: unknown) => R;

export const { apply, ownKeys, getPrototypeOf } = Reflect;
export const { keys: objectKeys, defineProperty, getOwnPropertyDescriptor: descriptorOf, hasOwn, is } = Object;
export const { isArray } = Array;
export const { isFinite } = Number;
/** Only for strings: an object's JSON would ask the `toJSON` that a host put on Object.prototype. */
export const quote: (text: string) => string = JSON.stringify;
export const { min, max, floor } = Math;
export { types };
export const { isProxy } = types;
export const ObjectPrototype = Object.prototype;
export const ArrayPrototype = Array.prototype;
export const clock: () => number = performance.now.bind(performance);

export const lookupGetter = getDataMethod<Method<object, [PropertyKey], unknown>>(Object.prototype, '__lookupGetter__');

export const slice = uncurry<Method<string, [number, number?], string>>(String.prototype.slice);
export const charCode = uncurry<Method<string, [number], number>>(String.prototype.charCodeAt);
export const bigintText = uncurry<Method<bigint, [number?], string>>(BigInt.prototype.toString);
export const bigintValue = uncurry<Method<object, [], bigint>>(BigInt.prototype.valueOf);
export const numberText = uncurry<Method<number, [number?], string>>(Number.prototype.toString);
export const numberValue = uncurry<Method<object, [], number>>(Number.prototype.valueOf);
export const stringValue = uncurry<Method<object, [], string>>(String.prototype.valueOf);
export const booleanValue = uncurry<Method<object, [], boolean>>(Boolean.prototype.valueOf);
export const symbolValue = uncurry<Method<object, [], symbol>>(Symbol.prototype.valueOf);
export const symbolDescription = uncurry<Method<symbol, [], string | undefined>>(getterOf(Symbol.prototype, 'description'));
export const dateTime = uncurry<Method<object, [], number>>(Date.prototype.getTime);
export const dateText = uncurry<Method<object, [], string>>(Date.prototype.toISOString);
export const promiseThen = uncurry<Method<object, [() => void, () => void], unknown>>(Promise.prototype.then);

export const mapSize = uncurry<Method<object, [], number>>(getterOf(Map.prototype, 'size'));
export const mapEntries = uncurry<Method<object, [], object>>(Map.prototype.entries);
export const setSize = uncurry<Method<object, [], number>>(getterOf(Set.prototype, 'size'));
export const setValues = uncurry<Method<object, [], object>>(Set.prototype.values);
export const nextEntry = uncurry<Method<object, [], IteratorResult<[unknown, unknown]>>>(getPrototypeOf(new Map().entries())!['next' as never]);
export const nextValue = uncurry<Method<object, [], IteratorResult<unknown>>>(getPrototypeOf(new Set().values())!['next' as never]);

const TypedArray = getPrototypeOf(Uint8Array.prototype)!;
export const typedArrayName = uncurry<Method<object, [], string | undefined>>(getterOf(TypedArray, Symbol.toStringTag));
export const typedArrayLength = uncurry<Method<object, [], number>>(getterOf(TypedArray, 'length'));
export const typedArrayBytes = uncurry<Method<object, [], number>>(getterOf(TypedArray, 'byteLength'));
export const bufferBytes = uncurry<Method<object, [], number>>(getterOf(ArrayBuffer.prototype, 'byteLength'));
export const sharedBufferBytes = uncurry<Method<object, [], number>>(getterOf(SharedArrayBuffer.prototype, 'byteLength'));
export const dataViewBytes = uncurry<Method<object, [], number>>(getterOf(DataView.prototype, 'byteLength'));
export const dataViewByte = uncurry<Method<object, [number], number>>(DataView.prototype.getUint8);
export const ByteView = Uint8Array;

export const regExpSource = uncurry<Method<object, [], string>>(getterOf(RegExp.prototype, 'source'));

/** Each flag with its own getter: the `flags` getter would read properties that a user can override. */
export const regExpFlags: readonly { readonly letter: string; readonly isSet: Method<object, [], boolean> }[] = flagGetters();

function flagGetters(): { letter: string; isSet: Method<object, [], boolean> }[] {
  const names = { d: 'hasIndices', g: 'global', i: 'ignoreCase', m: 'multiline', s: 'dotAll', u: 'unicode', v: 'unicodeSets', y: 'sticky' };
  return Object.entries(names).map(([letter, name]) => ({ letter, isSet: uncurry(getterOf(RegExp.prototype, name)) }));
}

function getDataMethod<R>(owner: object, name: string): R {
  return Object.getOwnPropertyDescriptor(owner, name)?.value as R;
}

/** The getter function of a built-in accessor, itself never invoked here. */
export function getterOf(owner: object, name: PropertyKey): unknown {
  return Object.getOwnPropertyDescriptor(owner, name)?.get;
}

/** An array of that length, its elements not set. */
export const newArray: (length: number) => unknown[] = Array;
