/** A constructor that returns an object hands it to the class above, whose private field it then gets. */
class Itself {
  constructor(value: object) {
    return value;
  }
}

/**
 * A value with the JSON text that was made of it, where nobody sees it. A `WeakMap` does the same, and took half of what
 * it saved: with thousands of young keys it is what the garbage collector is busy with.
 */
class WithJson extends Itself {
  #json = '';

  static textOf(value: object): string | undefined {
    return #json in value ? value.#json : undefined;
  }

  static keep(value: object, json: string): void {
    new WithJson(value).#json = json;
  }
}

/**
 * The JSON text of a captured value, made once for everybody: it costs more than anything else that the journal and an
 * exporter do with a span. Captured values never change. Throws what `JSON.stringify` throws.
 */
export function valueJson(value: object): string {
  const known = WithJson.textOf(value);
  if (known !== undefined) return known;
  const json = JSON.stringify(value);
  WithJson.keep(value, json);
  return json;
}

/** The same text, where it has been made: one that is read once is not worth keeping. */
export function knownJson(value: object): string | undefined {
  return WithJson.textOf(value);
}
