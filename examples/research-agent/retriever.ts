import { span } from 'filigree';
import type { Hit, Library } from './library.js';

export class Retriever {
  readonly #library: Library;

  constructor(library: Library) {
    this.#library = library;
  }

  /**
   * The input is captured by parameter name, `{ query, limit }`. The output would be whole sections: a picker keeps what
   * one wants to see in a trace. Its parameter is checked against the method's result, so the two cannot drift apart.
   */
  @span.retriever({ output: (hits: readonly Hit[]) => hits.map(({ section, score }) => ({ section: section.id, score })) })
  search(query: string, limit = 5): Hit[] {
    return this.#library.search(query, limit);
  }
}
