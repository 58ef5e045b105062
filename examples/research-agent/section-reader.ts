import { span } from 'filigree';
import type { Library } from './library.js';
import type { Section } from './markdown.js';

/** Says what to ask for instead, so that the caller can try again. */
export class SectionNotFoundError extends Error {
  override readonly name = 'SectionNotFoundError';
  /** The id of the section that fits best; absent when none shares a word with the name. */
  readonly closest: string | undefined;

  constructor(section: string, closest: string | undefined) {
    super(`No section is called "${section}"${closest === undefined ? '' : `: the closest is "${closest}"`}.`);
    this.closest = closest;
  }
}

export class SectionReader {
  readonly #library: Library;

  constructor(library: Library) {
    this.#library = library;
  }

  /**
   * A tool that fails when the section does not exist. The error that leaves the method is recorded (its type, message and
   * stack; the span becomes ERROR) and goes on to the caller as the same object. A synchronous method stays synchronous.
   */
  @span.tool()
  readSection(section: string): Section {
    const found = this.#library.find(section);
    if (found === undefined) throw new SectionNotFoundError(section, this.#library.search(section, 1)[0]?.section.id);
    return found;
  }
}
