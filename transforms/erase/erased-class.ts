import type { Class, Decorator } from '@babel/types';
import type { Member } from '../members.js';
import type { Path } from '../walk.js';

/** A class whose decorators become plain code. */
export interface ErasedClass {
  readonly node: Class;
  /** What is around the class. */
  readonly path: Path;
  /** In the order of the text, the class itself first. */
  readonly elements: readonly ErasedElement[];
  /** Its `accessor`s without a decorator: what cannot read decorators cannot read them either. */
  readonly plainAccessors: readonly ErasedElement[];
  /**
   * Whether decorators are evaluated where they stand. Else they move into a static block, which is easier to read and
   * does the same where no computed name, no `await` and no `this` can tell the difference.
   */
  readonly held: boolean;
}

/** A decorated member, or the decorated class itself. */
export interface ErasedElement {
  readonly kind: 'method' | 'getter' | 'setter' | 'accessor' | 'field' | 'class';
  readonly static: boolean;
  readonly private: boolean;
  /** Absent for the class. */
  readonly member: Member | undefined;
  readonly decorators: readonly Decorator[];
}

/** Whether generated code has to read something back: fields and `#private` members cannot be replaced from outside. */
export function isReadBack({ kind, private: isPrivate }: ErasedElement): boolean {
  return kind === 'field' || isPrivate;
}
