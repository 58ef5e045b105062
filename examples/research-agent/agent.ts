/** The agent: plan, look up, answer, review. Read this file first. */
import { currentSpan, currentTrace, span, startSpan, trace } from 'filigree';
import { findExample, type Example } from './find-example.js';
import type { Hit, Library } from './library.js';
import type { Llm, Messages } from './llm.js';
import type { Section } from './markdown.js';
import { formatPassages, toPassages, type Passage } from './passages.js';
import { Planner, type Plan } from './planner.js';
import { Retriever } from './retriever.js';
import { Reviewer, type Review } from './reviewer.js';
import { SectionNotFoundError, SectionReader } from './section-reader.js';

export interface Answer {
  question: string;
  text: string;
  passages: Passage[];
  review: Review;
  example: Example | null;
}

interface Evidence {
  passages: Passage[];
  example: Example | null;
}

const INSTRUCTIONS = `Answer the question from the passages only, in at most three sentences. Behind each sentence write the number of the
passage that it comes from, in brackets. If the passages do not say, say that.`;

/** How many passages the prompt gets. */
const MAX_PASSAGES = 6;

/** What a section that the planner asked for by name counts, beside 1 for the first hit of a search. */
const ASKED_FOR = 0.5;

export class ResearchAgent {
  /** The traces that this agent began, for whoever wants to show them. A run that failed has one too. */
  readonly traceIds: string[] = [];
  readonly #llm: Llm;
  readonly #library: Library;
  readonly #planner: Planner;
  readonly #retriever: Retriever;
  readonly #reader: SectionReader;
  readonly #reviewer: Reviewer;

  constructor(library: Library, llm: Llm) {
    this.#llm = llm;
    this.#library = library;
    this.#planner = new Planner(llm);
    this.#retriever = new Retriever(library);
    this.#reader = new SectionReader(library);
    this.#reviewer = new Reviewer(llm);
  }

  /**
   * One question, one trace. Everything that is decorated and called from here, at any depth, hangs under it: no context
   * object is passed around, and two questions at the same time do not mix.
   */
  @trace({ tags: ['research'], output: ({ text, review }: Answer) => ({ text, grounded: review.grounded }) })
  async ask(question: string): Promise<Answer> {
    const current = currentTrace();
    if (current !== undefined) this.traceIds.push(current.traceId);

    const plan = await this.#planner.plan(question);
    const { passages, example } = await this.gather(plan);
    let text = '';
    for await (const piece of this.answer(question, passages)) text += piece;
    const review = await this.#reviewer.review(text, passages);
    return { question, text, passages, review, example };
  }

  /** Runs the plan, all parts at the same time. Parallel spans are siblings, in the order in which they began. */
  @span.chain()
  async gather(plan: Plan): Promise<Evidence> {
    const [found, read, examples] = await Promise.all([
      Promise.all(plan.queries.map((query) => this.#retriever.search(query))),
      Promise.all(plan.sections.map((section) => this.readWithRetry(section))),
      Promise.all(plan.terms.map((term) => findExample(this.#library, term))),
    ]);
    return { passages: this.#select(found, read), example: examples.find((example) => example !== null) ?? null };
  }

  /**
   * The planner guesses headings, so the first try often fails. The failed call is a span of its own, ERROR, before the
   * second one; because the error is caught here, this span and the trace stay COMPLETED.
   */
  @span.chain()
  async readWithRetry(section: string): Promise<Section | null> {
    try {
      return this.#reader.readSection(section);
    } catch (error) {
      if (!(error instanceof SectionNotFoundError)) throw error;
      if (error.closest === undefined) return null;
      currentSpan()?.addEvent('retry', { asked: section, instead: error.closest });
      return this.#reader.readSection(error.closest);
    }
  }

  /**
   * Merges what was found. Only a part of a method, too small for one of its own that could be decorated: `startSpan` makes
   * a span by hand, and `using` ends it where the block ends.
   */
  #select(found: readonly Hit[][], read: readonly (Section | null)[]): Passage[] {
    using selection = startSpan('select passages', { kind: 'RERANKER', input: { limit: MAX_PASSAGES } });
    const scores = new Map<Section, number>();
    const add = (section: Section, points: number): void => void scores.set(section, (scores.get(section) ?? 0) + points);
    for (const hits of found) hits.forEach(({ section }, rank) => add(section, 1 / (rank + 1)));
    for (const section of read) if (section !== null) add(section, ASKED_FOR);

    const best = [...scores].toSorted(([, a], [, b]) => b - a).slice(0, MAX_PASSAGES);
    selection.setOutput(best.map(([section, points]) => ({ section: section.id, points: Number(points.toFixed(2)) })));
    return toPassages(best.map(([section]) => section));
  }

  /**
   * A stream is one span, open until the last piece is read (or the reader breaks off). The first piece sets the time to
   * first token. The output is the list of pieces; the picker joins them.
   */
  @span.llm({ skip: ['passages'], output: (pieces: readonly string[]) => pieces.join('') })
  async *answer(question: string, passages: readonly Passage[]): AsyncGenerator<string, void, undefined> {
    const messages: Messages = [
      { role: 'system', content: INSTRUCTIONS },
      { role: 'user', content: `Question: ${question}\n\nPassages:\n\n${formatPassages(passages)}` },
    ];
    // What the model was really asked says more than the arguments: a setter replaces what was captured.
    currentSpan()?.setInput({ messages });
    yield* this.#llm.stream(messages);
  }
}
