const skipped = new WeakSet<object>();

/** `@span.skip`: leaves one method out of a class-level decorator. The method itself is not changed. */
export function skip(value: unknown, _contextOrKey?: unknown, descriptor?: PropertyDescriptor): void {
  const method: unknown = descriptor === undefined ? value : descriptor.value;
  if (typeof method === 'function') skipped.add(method);
}

export function isSkipped(method: object): boolean {
  return skipped.has(method);
}
