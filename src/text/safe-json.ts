/** An escape in JSON text, or the character behind a backslash; so a `\\` never makes the next letters look like one. */
const ESCAPES = /\\(u0000|u[dD][89a-fA-F][0-9a-fA-F]{2}|.)/g;

/**
 * A value as JSON that every server can store: NUL characters and lone surrogates become U+FFFD. PostgreSQL takes neither
 * in `jsonb`, and strict parsers refuse the second. `JSON.stringify` writes exactly these two as `\u0000` and `\udXXX`.
 */
export function safeJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!text.includes('\\u0000') && !text.includes('\\ud')) return text;
  return text.replace(ESCAPES, (escape, code: string) => (code === 'u0000' || code.startsWith('ud') ? '\uFFFD' : escape));
}
