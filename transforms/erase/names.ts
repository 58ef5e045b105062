/** The functions of `filigree/runtime` that generated code calls. */
export const RUNTIME_FUNCTIONS = ['decorate', 'hold', 'heldKey', 'keep', 'hide'] as const;

/** Local names in generated code. Each occurs nowhere in the file. */
export interface ErasureNames extends Readonly<Record<(typeof RUNTIME_FUNCTIONS)[number], string>> {
  /** A class's private field that holds what generated code reads back; its other ones begin with the same. */
  readonly state: string;
  /** What refers to a class that has no name. */
  readonly anonymous: string;
}

/** `free` makes a name that the file does not have. */
export function erasureNames(free: (name: string) => string): ErasureNames {
  const local = (name: string) => free(`__filigree_${name}`);
  return {
    decorate: local('decorate'),
    hold: local('hold'),
    heldKey: local('heldKey'),
    keep: local('keep'),
    hide: local('hide'),
    state: `#${local('state')}`,
    anonymous: local('class'),
  };
}
