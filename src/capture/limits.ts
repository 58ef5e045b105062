/** How much of one value capture may copy. */
export interface CaptureLimits {
  /** Bytes of one captured value, about what its JSON takes. Default 1 MiB. */
  maxBytes: number;
  /** Levels of nesting below the value itself. Default 64, at most 256. */
  maxDepth: number;
}

/** Values of one snapshot, nested ones and skipped ones included. */
export const MAX_NODES = 10_000;

/** Milliseconds that one snapshot may run, `toJSON` of the user's excluded. */
export const MAX_MILLISECONDS = 3;

/** The walker recurses (about 300 bytes of stack a level), so the depth that a user may ask for is bounded. */
export const MAX_DEPTH = 256;

/** What a node costs beside its text: quotes, comma, colon, a number's digits. */
export const NODE_BYTES = 8;
