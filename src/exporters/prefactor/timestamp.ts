/** Microseconds since the Unix epoch as the API reads times: ISO 8601 in UTC, with a zone. It refuses times without one. */
export function timestamp(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = String(microseconds - milliseconds * 1000).padStart(3, '0');
  return new Date(milliseconds).toISOString().replace('Z', `${rest}Z`);
}
