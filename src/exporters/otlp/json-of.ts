import { knownJson } from '../../text/value-json.js';
import { quote } from './quote.js';

/** Shorter texts are quoted again sooner than found. */
const WORTH_KEEPING = 64;
const KEPT = 16;

/**
 * Makes the JSON texts of one span. Messages stand in several attributes of a span in different shapes; quoting their
 * content is what costs (1.5 us a KB on Node 20, against 0.1 for copying it), so long texts are quoted once.
 */
export class JsonOf {
  readonly #texts: string[] = [];
  readonly #quoted: string[] = [];
  readonly #values: unknown[] = [];
  readonly #wholes: string[] = [];

  /** A JSON string. */
  text(text: string): string {
    if (text.length < WORTH_KEEPING) return quote(text);
    const known = this.#texts.indexOf(text);
    return known === -1 ? this.#keep(text) : this.#quoted[known]!;
  }

  /** A whole input or output as JSON, which can stand in two attributes. */
  whole(value: unknown): string {
    const known = this.#values.indexOf(value);
    if (known !== -1) return this.#wholes[known]!;
    const made = byRuntime(value) ?? this.value(value);
    this.#values.push(value);
    this.#wholes.push(made);
    return made;
  }

  /** Any value as JSON; what JSON has no form for is `null`. */
  value(value: unknown): string {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'bigint') return `"${value}"`;
    if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'null';
    if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
    return Array.isArray(value) ? this.#list(value) : this.#object(value);
  }

  /**
   * Forgets the texts of the span before. Lists, because a `Map` that is cleared leaves its table to the garbage with a
   * reference to the next one: from the first that reaches the old generation on, all later texts stayed until a full
   * collection (100 MB more at the peak, and a quarter of the CPU of delivery).
   */
  clear(): void {
    this.#values.length = 0;
    this.#wholes.length = 0;
    this.#texts.length = 0;
    this.#quoted.length = 0;
  }

  #list(list: readonly unknown[]): string {
    let text = '[';
    for (let i = 0; i < list.length; i++) text += i === 0 ? this.value(list[i]) : `,${this.value(list[i])}`;
    return `${text}]`;
  }

  #object(object: object): string {
    let text = '{';
    for (const key of Object.keys(object)) {
      const value = (object as Record<string, unknown>)[key];
      if (value !== undefined) text += `${text === '{' ? '' : ','}${quote(key)}:${this.value(value)}`;
    }
    return `${text}}`;
  }

  #keep(text: string): string {
    const quoted = quote(text);
    if (this.#texts.length === KEPT) return quoted;
    this.#texts.push(text);
    this.#quoted.push(quoted);
    return quoted;
  }
}

/** How `JSON.stringify` begins half a surrogate pair; also found behind an escaped backslash, which costs nothing but time. */
const LONE_SURROGATE = '\\ud';

/** The same text from `JSON.stringify`, in half the time; `undefined` where it would differ, or throws. */
function byRuntime(value: unknown): string | undefined {
  try {
    const known = typeof value === 'object' && value !== null ? knownJson(value) : undefined;
    const text = known ?? (JSON.stringify(value) as string | undefined);
    return text?.includes(LONE_SURROGATE) ? undefined : text;
  } catch {
    // A BigInt.
    return undefined;
  }
}
