/** The answering half of the model: picks the sentences of the prompt that say most about the question. */
import { terms } from '../words.js';
import type { Passage, Prompt } from './prompt.js';
import { sentencesOf } from './sentences.js';

interface Candidate {
  text: string;
  passage: Passage;
  terms: ReadonlySet<string>;
  length: number;
  score: number;
}

/** BM25's usual constants; `LENGTH` is low because a short sentence is no better an answer than a long one. */
const SATURATION = 1.2;
const LENGTH = 0.4;
/** A term in the passage's title is half as good as one in the sentence: the title says what the sentence is about. */
const TITLE = 0.5;
/** A further sentence must be about as good as the first one, and must not repeat it. */
const GOOD_ENOUGH = 0.45;
const REPEATED = 0.6;

export const NOTHING_FOUND = 'The passages do not say.';

/** How much a term tells: rare ones more. The sentences of the prompt are the collection. */
function inverseFrequencies(wanted: ReadonlySet<string>, candidates: readonly Candidate[]): Map<string, number> {
  const count = candidates.length;
  return new Map(
    [...wanted].map((term) => {
      const having = candidates.filter((candidate) => candidate.terms.has(term)).length;
      return [term, Math.log(1 + (count - having + 0.5) / (having + 0.5))];
    }),
  );
}

function rate(candidates: readonly Candidate[], wanted: ReadonlySet<string>): void {
  const weights = inverseFrequencies(wanted, candidates);
  const average = candidates.reduce((sum, { length }) => sum + length, 0) / candidates.length;
  for (const candidate of candidates) {
    const title = new Set(terms(candidate.passage.title));
    const norm = (SATURATION + 1) / (1 + SATURATION * (1 - LENGTH + (LENGTH * candidate.length) / average));
    for (const [term, weight] of weights) {
      if (candidate.terms.has(term)) candidate.score += weight * norm;
      else if (title.has(term)) candidate.score += weight * norm * TITLE;
    }
    // A title alone is no answer, and two terms of the question are more than the same rare one twice over.
    const covered = [...wanted].filter((term) => candidate.terms.has(term)).length / wanted.size;
    candidate.score *= covered === 0 ? 0 : (1 + covered) / 2;
  }
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

/** Best first, without repetitions. Equal scores keep the order of the prompt: sorting is stable. */
function pick(candidates: readonly Candidate[], limit: number): Candidate[] {
  const picked: Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    if (picked.length === limit || candidate.score <= 0) break;
    if (picked[0] !== undefined && candidate.score < picked[0].score * GOOD_ENOUGH) break;
    if (picked.every((other) => overlap(other.terms, candidate.terms) < REPEATED)) picked.push(candidate);
  }
  return picked;
}

const cite = ({ text, passage }: Candidate): string => (passage.number === undefined ? text : `${text} [${passage.number}]`);

/** Answers from the passages, word for word, each sentence with the number of its passage. */
export function answer(prompt: Prompt): string {
  const candidates = prompt.passages.flatMap((passage) =>
    sentencesOf(passage.text).map((text): Candidate => {
      const list = terms(text);
      return { text, passage, terms: new Set(list), length: list.length, score: 0 };
    }),
  );
  if (candidates.length === 0) return NOTHING_FOUND;
  rate(candidates, new Set(terms(prompt.question)));
  return pick(candidates, prompt.sentences).map(cite).join(' ') || NOTHING_FOUND;
}
