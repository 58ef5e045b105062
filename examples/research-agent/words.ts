/** Words, and the form in which two of them count as the same. Used by the search index and by the embedded model. */

/** Words that say nothing about a topic. Everything here is lower case. */
const STOP_WORDS = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but
    by can could did do does doing done down during each either else ever every few for from further get gets give
    got had has have having he her here hers him his how i if in into is it its itself just keep keeps let like made
    make makes many may me mean means might more most much must my no nor not now of off on once one only or other
    our out over own per put puts same shall she should show so some such tell than that the their them then there
    these they this those through to too under until up upon us use used using very want was we were what when where
    which while who whom whose why will with within without would yes you your`
    .split(/\s+/),
);

/** The words of a text in their order, lower case: runs of letters and digits of any script. */
export const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);

/**
 * Cuts the endings of English inflection, so that "crashes", "crashed" and "crash" meet. Light on purpose: a stemmer
 * that cuts more also merges words that only look alike.
 */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  const singular = word.replace(/ies$/, 'y').replace(/(ch|sh|ss|x|z)es$/, '$1').replace(/([^s])s$/, '$1');
  const root = singular.length > 5 ? singular.replace(/(ing|ed)$/, '') : singular;
  return root.replace(/(.{3,})e$/, '$1');
}

/** What a text is about: its words without the stop words, in their common form. */
export const terms = (text: string): string[] => words(text).filter((word) => !isStopWord(word)).map(stem);
