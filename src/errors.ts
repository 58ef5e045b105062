import { types } from 'node:util';

/** The codes of `FiligreeError`; each has a heading in docs/errors.md. */
export type ErrorCode =
  | 'FILIGREE_UNKNOWN_OPTION'
  | 'FILIGREE_BAD_OPTION'
  | 'FILIGREE_BAD_ENVIRONMENT'
  | 'FILIGREE_BAD_ARGUMENT'
  | 'FILIGREE_MISPLACED_DECORATOR'
  | 'FILIGREE_NOT_INSTRUMENTED'
  | 'FILIGREE_UNKNOWN_PARAMETER'
  | 'FILIGREE_STORE_UNAVAILABLE'
  | 'FILIGREE_EVENTS_DROPPED'
  | 'FILIGREE_EXPORT_FAILED'
  | 'FILIGREE_EXPORT_DELAYED'
  | 'FILIGREE_EXPORT_REMARK'
  | 'FILIGREE_REDACTION_FAILED'
  | 'FILIGREE_OPENTELEMETRY_APART'
  | 'FILIGREE_INTERNAL';

/** An error or a warning of filigree's own. `message` says what was expected, what came, and what to do. */
export class FiligreeError extends Error {
  override readonly name = 'FiligreeError';
  /** Stable; look it up in docs/errors.md. */
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(`${message} (${code})`, options);
    this.code = code;
  }
}

/** How a value is named in a message: short, and without running code of the user's. */
export function show(value: unknown): string {
  if (typeof value === 'string') return value.length > 60 ? `\`"${value.slice(0, 57)}…"\`` : `\`"${value}"\``;
  if (typeof value === 'function') return 'a function';
  if (types.isProxy(value)) return 'a Proxy';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  return `\`${String(value)}\``;
}
