/**
 * Names a function or a class as the language does where it stands as `key: …`, unless it has a name by now (a class's
 * static member `name`).
 */
export function nameFunction(fn: unknown, key: PropertyKey, prefix = ''): void {
  if (typeof fn !== 'function' || typeof Object.getOwnPropertyDescriptor(fn, 'name')?.value !== 'string') return;
  const text = typeof key === 'symbol' ? `[${key.description ?? ''}]` : String(key);
  Object.defineProperty(fn, 'name', { value: `${prefix}${text}`, configurable: true });
}
