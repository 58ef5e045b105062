/** What a project may be called, in words. */
export const PROJECT_NAME = "a project's name: 1 to 255 letters, digits, spaces and `_`, `.`, `'`, `-`, with a letter or a digit at both ends";

/** The server's own rule for `X-Project-Name`; it refuses every request with another name (server 0.5.0). */
const ALLOWED = /^[a-z0-9](?:[a-z0-9 _.'-]{0,253}[a-z0-9])?$/i;

export function isProjectName(value: unknown): value is string {
  return typeof value === 'string' && ALLOWED.test(value.trim());
}
