/** Passages: the numbered pieces of text that an answer is made from, in the prompt and in the citations. */
import type { Section } from './markdown.js';

export interface Passage {
  /** From 1; what a citation `[n]` in the answer points at. */
  number: number;
  section: Section;
}

export const toPassages = (sections: readonly Section[]): Passage[] => sections.map((section, index) => ({ number: index + 1, section }));

/** The passages as a prompt shows them: a numbered line with the place, then the text. */
export const formatPassages = (passages: readonly Passage[]): string =>
  passages.map(({ number, section }) => `[${number}] ${section.id}\n${section.text}`).join('\n\n');

/** A statement of an answer, and the passage that it names. */
export interface Claim {
  text: string;
  /** Absent where the answer names no passage. */
  source?: number;
}

/** Cuts an answer behind its citations. */
export function claimsOf(answer: string): Claim[] {
  const parts = answer.split(/(?<=\[\d+\][.!?]?)\s+(?!\[\d)/).map((part) => part.trim()).filter(Boolean);
  return parts.map((part) => {
    const source = /\[(\d+)\]/.exec(part)?.[1];
    const text = part.replace(/\s*\[\d+\]/g, '').trim();
    return source === undefined ? { text } : { text, source: Number(source) };
  });
}
