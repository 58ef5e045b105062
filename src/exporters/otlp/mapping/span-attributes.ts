import type { AttributeWriter } from '../request-writer.js';
import type { Metadata } from '../../../types.js';

/**
 * The attributes of one span. A metadata entry whose key has a dot in it is an attribute of that name: it is written
 * first, and what would have been derived under the same name is left out, because a name may come only once.
 */
export class SpanAttributes implements AttributeWriter {
  readonly #to: AttributeWriter;
  #given: ReadonlySet<string> | undefined;

  constructor(to: AttributeWriter) {
    this.#to = to;
  }

  /** Begins a span with the attributes that its metadata names. */
  begin(metadata: Metadata | undefined): void {
    this.#given = undefined;
    if (metadata === undefined) return;
    const names = Object.keys(metadata).filter((key) => isAttributeName(key) && metadata[key] !== undefined);
    for (const name of names) this.#to.value(name, metadata[name]);
    if (names.length > 0) this.#given = new Set(names);
  }

  text(key: string, value: string): void {
    if (this.#isNew(key)) this.#to.text(key, value);
  }

  integer(key: string, value: number): void {
    if (this.#isNew(key)) this.#to.integer(key, value);
  }

  double(key: string, value: number): void {
    if (this.#isNew(key)) this.#to.double(key, value);
  }

  boolean(key: string, value: boolean): void {
    if (this.#isNew(key)) this.#to.boolean(key, value);
  }

  texts(key: string, values: readonly string[]): void {
    if (this.#isNew(key)) this.#to.texts(key, values);
  }

  value(key: string, value: unknown): void {
    if (this.#isNew(key)) this.#to.value(key, value);
  }

  #isNew(key: string): boolean {
    return this.#given === undefined || !this.#given.has(key);
  }
}

/** Whether a metadata key is taken for the name of an attribute, such as `gen_ai.tool.call.id`. */
export function isAttributeName(key: string): boolean {
  return key.includes('.');
}
