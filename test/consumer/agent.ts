import { configure, currentSpan, flush, instrumented, span, startTrace, trace } from 'filigree';
import { memory } from 'filigree/exporters/memory';

const recorded = memory();
configure({ exporters: [recorded], store: false });

class Agent {
  @trace({ tags: ['consumer'] })
  async run(question: string): Promise<string> {
    return this.answer(question, 3);
  }

  @span.llm({ model: 'tiny', input: (prompt: string) => ({ prompt }) })
  async answer(prompt: string, words: number): Promise<string> {
    currentSpan()?.setTokenUsage({ promptTokens: prompt.length, completionTokens: words });
    return prompt.repeat(words);
  }

  @span
  first<T>(items: readonly T[]): T | undefined {
    return items[0];
  }
}

const search = span({ kind: 'TOOL' }, function search(query: string): number {
  return query.length;
});

export async function main(): Promise<void> {
  const agent = new Agent();
  const answer: string = await agent.run('ab');
  const first: number | undefined = agent.first([1, 2]);
  const found: number = await startTrace('search', async () => search('abc'));
  await flush();
  const names = recorded.spans.map(({ name }) => name).join();
  if (answer !== 'ababab' || first !== 1 || found !== 3 || names !== 'Agent.answer,Agent.first,search') throw new Error(`unexpected: ${answer} ${first} ${found} ${names}`);
  if (instrumented(Agent).length !== 3) throw new Error('expected three instrumented members');
}
