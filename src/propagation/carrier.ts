/** Anything that holds text by name: request headers, a `Headers`, a `Map`, a message of a worker. */
export type Carrier = object;

interface Mapped {
  get(name: string): unknown;
  set(name: string, value: string): unknown;
}

/** Puts a text into a carrier; `Headers` and `Map` take it through `set`, an object as its property. */
export function write(carrier: Carrier, name: string, value: string): void {
  if (isMapped(carrier)) carrier.set(name, value);
  else (carrier as Record<string, unknown>)[name] = value;
}

/** A text from a carrier; names of an object are compared without regard to case, a list counts by its first item. */
export function read(carrier: Carrier, name: string): string | undefined {
  const value = isMapped(carrier) ? carrier.get(name) : property(carrier, name);
  const text: unknown = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' ? text : undefined;
}

function property(carrier: Carrier, name: string): unknown {
  // Each byte would be a key.
  if (ArrayBuffer.isView(carrier)) return undefined;
  const key = Object.keys(carrier).find((candidate) => candidate.toLowerCase() === name);
  return key === undefined ? undefined : (carrier as Record<string, unknown>)[key];
}

function isMapped(carrier: Carrier): carrier is Mapped {
  return typeof (carrier as Mapped).get === 'function' && typeof (carrier as Mapped).set === 'function';
}
