/** The sub-agent: checks every statement of an answer against the passages. */
import { span, trace } from 'filigree';
import type { Llm } from './llm.js';
import { plainText } from './markdown.js';
import { claimsOf, formatPassages, type Claim, type Passage } from './passages.js';
import { terms, words } from './words.js';

export interface Verdict {
  claim: string;
  supported: boolean;
  /** The sentence that the LLM named as proof. */
  quote?: string;
}

export interface Review {
  verdicts: Verdict[];
  /** The share of the statements that the passages support, 0 to 1. */
  grounded: number;
}

const INSTRUCTIONS = `Quote, word for word, the one sentence of the passages that supports the claim, and behind it the number of its
passage in brackets. If there is none, answer NONE.`;

/** Half of what a claim is about must stand in its proof. */
const SHARED = 0.5;

/** A text as its words: what is left when Markdown, line breaks and list markers are gone. */
const flat = (text: string): string => ` ${words(plainText(text.replace(/^\s*(?:[-*+]|\d+[.)])\s+/gm, ''))).join(' ')} `;

/** Trusts no model: the quote has to stand in the passage, and has to be about the claim. */
function proves(quote: string, claim: string, passage: Passage | undefined): boolean {
  if (passage === undefined || !flat(passage.section.text).includes(flat(quote))) return false;
  const said = new Set(terms(quote));
  const wanted = terms(claim);
  return wanted.filter((term) => said.has(term)).length >= wanted.length * SHARED;
}

export class Reviewer {
  readonly #llm: Llm;

  constructor(llm: Llm) {
    this.#llm = llm;
  }

  /** `@trace` inside a running trace opens an AGENT span in it. Called on its own, this is a trace of its own. */
  @trace({ skip: ['passages'] })
  async review(answer: string, passages: readonly Passage[]): Promise<Review> {
    const verdicts = await Promise.all(claimsOf(answer).map((claim) => this.check(claim, passages)));
    const supported = verdicts.filter((verdict) => verdict.supported).length;
    return { verdicts, grounded: verdicts.length === 0 ? 0 : supported / verdicts.length };
  }

  /** Runs once a claim, all at the same time: each call's LLM span still hangs under its own check. */
  @span.evaluator({ skip: ['passages'] })
  async check(claim: Claim, passages: readonly Passage[]): Promise<Verdict> {
    if (claim.source === undefined) return { claim: claim.text, supported: false };
    const reply = await this.#llm.complete([
      { role: 'system', content: INSTRUCTIONS },
      { role: 'user', content: `Claim: ${claim.text}\n\nPassages:\n\n${formatPassages(passages)}` },
    ]);
    const [proof] = claimsOf(reply.content ?? '');
    if (proof?.source === undefined) return { claim: claim.text, supported: false };
    const passage = passages.find(({ number }) => number === proof.source);
    return { claim: claim.text, supported: proves(proof.text, claim.text, passage), quote: proof.text };
  }
}
