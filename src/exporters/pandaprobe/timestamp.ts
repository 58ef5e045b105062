/** The years that the server can hold, 1 to 9999 (Python's `datetime`); milliseconds since the Unix epoch, a day inside for zones. */
const EARLIEST = Date.parse('0001-01-02T00:00:00Z');
const LATEST = Date.parse('9999-12-30T00:00:00Z');

/** Microseconds since the Unix epoch as the server takes them: `2026-11-21T07:00:00.000123Z`. */
export function timestamp(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000);
  if (!(milliseconds >= EARLIEST && milliseconds <= LATEST)) return new Date(milliseconds > LATEST ? LATEST : EARLIEST).toISOString();
  const rest = String(Math.floor(microseconds) - milliseconds * 1000).padStart(3, '0');
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`;
}
