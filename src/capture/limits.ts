/** How much of one value capture may copy. */
export interface CaptureLimits {
  /** Bytes of one captured value, about what its JSON takes. Default 1 MiB. */
  maxBytes: number;
  /** Levels of nesting below the value itself. Default 64, at most 256. */
  maxDepth: number;
}

/** Values of one snapshot, nested ones and skipped ones included. */
export const MAX_NODES = 10_000;

/** Milliseconds that the walker may run, `toJSON` of the user's excluded. A failed fast path before it takes one more. */
export const MAX_MILLISECONDS = 2;

/** The walker recurses (about 300 bytes of stack a level), so the depth that a user may ask for is bounded. */
export const MAX_DEPTH = 256;

/** More bytes than that are no limit: it is the longest string of V8. */
export const LARGEST_BYTES = 2 ** 29;

/** What a node costs beside its text: quotes, comma, colon, a number's digits. */
export const NODE_BYTES = 8;

/**
 * Characters of text that one snapshot may cut. Longer text is kept whole or not touched: cutting a rope
 * (`'x'.repeat(5e8)`, a string built with `+=`) makes V8 copy all of it first, 230 to 1390 ms and 500 MB for 500 M
 * characters, up to 3 ms for one million on Node 20; and no operation tells a rope from a flat string.
 */
export const MAX_TOUCHED = 1_048_576;
