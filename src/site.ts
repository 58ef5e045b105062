/** What the transform knows of a place in the user's code. */
export interface Site {
  /** `Class.method`, or the name of the function; absent where the code itself gives a literal name. */
  readonly name: string | undefined;
  /** Parameter names in order; `''` for a destructured one, `...rest` for a rest parameter. */
  readonly params: readonly string[] | undefined;
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
}

/** Shared by all copies of the package, like everything that may meet another copy's. */
const brand = Symbol.for('filigree.site');

/** Makes the branded argument that the transform appends to decorators and calls. */
export function site(name: string | undefined, params: readonly string[] | undefined, file: string, line: number, column?: number): Site {
  return Object.freeze({ [brand]: true, name, params, file, line, column });
}

/** Whether a value is what `site` made. */
export function isSite(value: unknown): value is Site {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, brand);
}
