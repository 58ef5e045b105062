import type { Attributes } from '../wire/request.js';

/**
 * The attributes of one span while they are turned into fields of ours. What has been read is taken; what is left in the
 * end is metadata, so that nothing a program sent is lost because nobody knew its name.
 */
export class AttributeReader {
  readonly #values: Attributes;
  readonly #taken = new Set<string>();

  constructor(values: Attributes) {
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** What is there, without taking it. */
  peek(name: string): unknown {
    return this.#values.get(name);
  }

  /** Whether a span speaks a convention at all. */
  hasPrefix(prefix: string): boolean {
    for (const name of this.#values.keys()) if (name.startsWith(prefix)) return true;
    return false;
  }

  /** The first of the names that is there; all of them are taken: they are names for the same thing. */
  value(...names: readonly string[]): unknown {
    return this.#first(names, isThere);
  }

  text(...names: readonly string[]): string | undefined {
    return this.#first(names, (value) => typeof value === 'string') as string | undefined;
  }

  /** Also a number that was sent as text, as libraries do that have only text. */
  number(...names: readonly string[]): number | undefined {
    const found = this.#first(names, isNumeric);
    return found === undefined ? undefined : Number(found);
  }

  /** What stands behind a prefix, by the rest of the name; taken. */
  under(prefix: string): ReadonlyMap<string, unknown> {
    const found = new Map<string, unknown>();
    for (const [name, value] of this.#values) {
      if (!name.startsWith(prefix) || this.#taken.has(name)) continue;
      found.set(name.slice(prefix.length), value);
      this.#taken.add(name);
    }
    return found;
  }

  /** What nobody has taken. */
  rest(): Record<string, unknown> | undefined {
    const left = [...this.#values].filter(([name]) => !this.#taken.has(name));
    return left.length === 0 ? undefined : Object.fromEntries(left);
  }

  #first(names: readonly string[], fits: (value: unknown) => boolean): unknown {
    let found: unknown;
    for (const name of names) {
      const value = this.#values.get(name);
      if (!fits(value)) continue;
      found ??= value;
      this.#taken.add(name);
    }
    return found;
  }
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isNumeric(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
}
