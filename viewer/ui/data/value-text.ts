/** A recorded value as text: a string as it is, the rest as indented JSON, as it is compared and copied. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value, undefined, 2);
}
