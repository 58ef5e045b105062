import type { Strings } from './strings.js';

const NOTHING: readonly string[] = [];

/** Lists of texts, such as tags: a list is the number of its JSON among the texts, 0 is the empty one. */
export class StringLists {
  readonly #strings: Strings;
  readonly #parsed = new Map<number, readonly string[]>();
  /** List and text -> the list with it. */
  readonly #longer = new Map<number, Map<number, number>>();

  constructor(strings: Strings) {
    this.#strings = strings;
  }

  of(list: number): readonly string[] {
    if (list === 0) return NOTHING;
    let texts = this.#parsed.get(list);
    if (texts === undefined) {
      texts = JSON.parse(this.#strings.text(list)) as string[];
      this.#parsed.set(list, texts);
    }
    return texts;
  }

  /** The list that also has this text. */
  with(list: number, text: number): number {
    let known = this.#longer.get(list);
    if (known === undefined) this.#longer.set(list, (known = new Map()));
    let longer = known.get(text);
    if (longer === undefined) {
      const texts = this.of(list);
      const added = this.#strings.text(text);
      longer = texts.includes(added) ? list : this.#strings.number(JSON.stringify([...texts, added]));
      known.set(text, longer);
    }
    return longer;
  }
}
