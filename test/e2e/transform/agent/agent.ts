/** The agent that every host builds. It is written for both dialects of decorators. */
import { span, trace } from 'filigree';
import * as filigree from 'filigree';
import { startSpan } from './tracing.js';

interface Depth {
  depth?: number;
}

export class ResearchAgent {
  @trace({ tags: ['e2e'] })
  async run(question: string, { depth = 1 }: Depth = {}): Promise<string> {
    const hits = this.search(question, 'secret', depth);
    let text = '';
    for await (const piece of this.answer(await lookup(hits.join()))) text += piece;
    return ResearchAgent.rank([await tidy(await shout(text))], 1, 2);
  }

  @span.retriever({ skip: ['account'] })
  search(query: string, account: string, limit = 5): string[] {
    const handle = startSpan();
    handle.setOutput(account.length).end();
    return [query, String(limit)];
  }

  @filigree.span.llm
  async *answer(prompt: string): AsyncGenerator<string> {
    yield* prompt;
  }

  @span.tool()
  static rank(texts: string[], ...weights: number[]): string {
    return texts.join() + weights.length;
  }

  @span
  fail(reason: string): never {
    throw new Error(reason);
  }
}

/** @span CHAIN */
async function shout(text: string): Promise<string> {
  return text.toUpperCase();
}

/** @span TOOL */
async function tidy(text: string, { mark = '!' } = {}): Promise<string> {
  return text + mark;
}

const lookup = span({ kind: 'TOOL' }, async (term: string) => term.toUpperCase());
