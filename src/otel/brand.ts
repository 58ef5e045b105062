/** Marks what filigree puts into OpenTelemetry; shared by all copies of the package. */
export const brand = Symbol.for('filigree.otel');

/** Whether a span of OpenTelemetry's is one of filigree's recordings. */
export function isOwnSpan(span: object): boolean {
  return brand in span;
}
