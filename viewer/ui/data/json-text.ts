/** A value that may be JSON as text, such as the arguments that a model writes: read if it is. */
export function readJson(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*["[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
