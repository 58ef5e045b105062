import { types } from 'node:util';

/**
 * Why a destination did not take a batch, which decides what becomes of it:
 * - `unavailable`: no answer, or one that says "later" (408, 425, 429, 5xx). Kept, and sent again with growing pauses.
 * - `denied`: it refuses the sender and not the records (401, 403, 404, 405, 410, a redirect). Kept; one probe a minute.
 * - `invalid`: something in the batch is refused (400, 422). Halves are tried until the bad record stands alone.
 * - `too-large`: 413. Halves are tried; a single record is cut and tried once more.
 */
export type RefusalKind = 'unavailable' | 'denied' | 'invalid' | 'too-large';

/** What `export` rejects with when it knows why. Any other error of a remote exporter counts as `unavailable`. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly kind: RefusalKind;
  /** Milliseconds that the destination asked to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(kind: RefusalKind, message: string, { retryAfterMs, ...options }: ErrorOptions & { retryAfterMs?: number } = {}) {
    super(message, options);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Also one of another copy of the package. Runs no code of a hostile value. */
export function isExportError(value: unknown): value is ExportError {
  return types.isNativeError(value) && value.name === 'ExportError' && typeof (value as ExportError).kind === 'string';
}
