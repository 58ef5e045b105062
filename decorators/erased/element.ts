import type { Member } from '../dialect.js';

/** A standard decorator of ours, as the runtime would call it. */
export type ErasedDecorator = (value: unknown, context: object) => unknown;

/**
 * One decorated member (or the class itself) in generated code: `['static private method', '#make', [span]]`. What was
 * held (`hold`) has no decorators here, and no name if that was held too. A `#private` accessor brings its functions.
 */
export type ErasedElement = readonly [label: string, name?: PropertyKey, decorators?: readonly ErasedDecorator[] | undefined, accessor?: object];

/** An element with everything that its place in the text, or a holder, says about it. */
export interface Element {
  readonly kind: Member['kind'];
  readonly name: PropertyKey;
  readonly static: boolean;
  readonly private: boolean;
  /** Whether a field's value takes its name from the field. */
  readonly anonymous: boolean;
  readonly decorators: readonly ErasedDecorator[];
  /** What a `#private` member would be, were it public. */
  readonly descriptor: PropertyDescriptor | undefined;
}
