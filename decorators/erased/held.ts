import type { ErasedDecorator } from './element.js';

/** Decorators that were evaluated where they stood, before there was a class to apply them to. */
export interface Held {
  readonly decorators: readonly ErasedDecorator[];
  /** The computed name of their member, evaluated behind them. */
  readonly key: PropertyKey | undefined;
}

const holders = new Map<symbol, Held>();
let kept: readonly ErasedDecorator[] = [];
let latest: Held | undefined;

/**
 * Holds decorators until their class exists. The result is the computed name of a static method that stands in front of
 * their member and carries them to the class; `releaseHeld` takes it away. A computed name is evaluated exactly when a
 * decorator at its place would be, and `this`, `await` and `super` mean there what they mean in a decorator.
 */
export function hold(decorators: readonly ErasedDecorator[] = kept, ...name: readonly unknown[]): symbol {
  const holder = Symbol('filigree.holder');
  latest = { decorators, key: name.length > 0 ? toPropertyKey(name[0]) : undefined };
  holders.set(holder, latest);
  return holder;
}

/** The computed name that the holder just before evaluated: nothing of the user's runs between the two. */
export function heldKey(): PropertyKey | undefined {
  return latest?.key;
}

/** Evaluates a class's own decorators before what it extends; the holder that opens the class body takes them over. */
export function keep<T>(decorators: readonly ErasedDecorator[], heritage: T): T {
  kept = decorators;
  return heritage;
}

/** What the holders of a class carry, in the order of the text. The class is left without them. One that only evaluated a name carries nothing. */
export function releaseHeld(target: object): Held[] {
  return Object.getOwnPropertySymbols(target).flatMap((symbol) => {
    const held = holders.get(symbol);
    if (held === undefined) return [];
    holders.delete(symbol);
    Reflect.deleteProperty(target, symbol);
    return held.decorators.length > 0 ? [held] : [];
  });
}

/** The language's own conversion: an object may turn into a symbol. */
function toPropertyKey(name: unknown): PropertyKey {
  return Reflect.ownKeys({ [name as PropertyKey]: undefined })[0]!;
}
