import { trace, span } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";

export class Agent {
  @trace(__filigree_site("Agent.run", ["question"], "in.ts", 5, 9))
  async run(question: string) {}

  @span.tool(__filigree_site("Agent.search", ["query", "k"], "in.ts", 7, 23)) static search(query: string, k = 5) {}

  @span.llm({ model: 'm' }, __filigree_site("Agent.answer", ["prompt"], "in.ts", 10, 10))
  async *answer(prompt: string): AsyncGenerator<string> {}

  @span({ kind: 'TOOL' }, __filigree_site("Agent.#secret", ["key"], "in.ts", 12, 27)) #secret(key: string) {}

  @span(__filigree_site("Agent.size", undefined, "in.ts", 14, 13)) get size(): number { return 1; }

  @span(__filigree_site("Agent.size", ["value"], "in.ts", 16, 13)) set size(value: number) {}

  @span(__filigree_site("Agent.total", ["value"], "in.ts", 18, 18)) accessor total = 0;

  @span.retriever(__filigree_site("Agent.lookup", ["query", "apiKey"], "in.ts", 20, 21)) lookup = async (query: string, apiKey: string) => {};

  @span.chain(__filigree_site("Agent.old", ["step"], "in.ts", 22, 15)) old = function (this: Agent, step: number) {};

  @span(__filigree_site("Agent.bound", undefined, "in.ts", 24, 9)) bound = this.run.bind(this);

  @span(__filigree_site("Agent.quoted name", ["a"], "in.ts", 26, 9)) 'quoted name'(a: string) {}

  @span(__filigree_site("Agent.42", ["b"], "in.ts", 28, 9)) 42(b: string) {}

  @span(__filigree_site("Agent.known", ["c"], "in.ts", 30, 10)) ['known'](c: string) {}

  @span(__filigree_site("Agent.template", ["d"], "in.ts", 32, 10)) [`template`](d: string) {}
}
