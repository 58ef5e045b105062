import { trace, span } from 'filigree';

export class Agent {
  @trace
  async run(question: string) {}

  @span.tool() static search(query: string, k = 5) {}

  @span.llm({ model: 'm' })
  async *answer(prompt: string): AsyncGenerator<string> {}

  @span({ kind: 'TOOL' }) #secret(key: string) {}

  @span get size(): number { return 1; }

  @span set size(value: number) {}

  @span accessor total = 0;

  @span.retriever() lookup = async (query: string, apiKey: string) => {};

  @span.chain old = function (this: Agent, step: number) {};

  @span bound = this.run.bind(this);

  @span 'quoted name'(a: string) {}

  @span 42(b: string) {}

  @span ['known'](c: string) {}

  @span [`template`](d: string) {}
}
