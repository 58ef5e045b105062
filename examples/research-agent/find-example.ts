import { span } from 'filigree';
import type { Library } from './library.js';
import { codeBlocks } from './markdown.js';

/** The shortest code block that contains a term. */
export interface Example {
  /** The id of the section that the code stands in. */
  section: string;
  code: string;
}

/**
 * A decorator cannot stand on a plain function: `span(options, fn)` wraps it and keeps its type. The span is named after
 * the function. `skip` leaves the library out of the captured input; `term` is all that tells the calls apart.
 */
export const findExample = span({ kind: 'TOOL', skip: ['library'] }, function findExample(library: Library, term: string): Example | null {
  const wanted = term.toLowerCase();
  const all = library.sections.flatMap(({ id, text }) => codeBlocks(text).map((code) => ({ section: id, code })));
  const matching = all.filter(({ code }) => code.toLowerCase().includes(wanted));
  return matching.toSorted((a, b) => a.code.length - b.code.length)[0] ?? null;
});
