import { expect, test } from '@jest/globals';
import { configure, currentSpan, currentTrace, flush, span, startSpan, startTrace, stats, trace } from 'filigree';
import { memory } from 'filigree/exporters/memory';

test('smoke', async () => {
  const m = memory();
  configure({ exporters: [m], store: false });
  class Agent {
    @trace({ tags: ['x'] })
    async run(q: string) {
      return (await this.retrieve(q)).concat(await this.collect());
    }
    @span({ kind: 'RETRIEVER' })
    async retrieve(query: string, k = 5) {
      await null;
      return [query, String(k)];
    }
    @span.llm
    async *answer(prompt: string) {
      currentSpan()?.setTokenUsage({ promptTokens: 1, completionTokens: 2 });
      yield 'a';
      await null;
      yield 'b';
    }
    async collect() {
      const out: string[] = [];
      for await (const c of this.answer('p')) out.push(c);
      return out;
    }
  }
  await new Agent().run('hi');
  console.log(JSON.stringify(m.traces, null, 1), JSON.stringify(m.spans, null, 1), stats());
});
