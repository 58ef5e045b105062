import { trace, span } from 'filigree';

@span({ tags: ['class'] })
export class Agent {
  model = 'm';

  @trace
  async run(question: string): Promise<string> {
    return question;
  }

  @trace('twice') // from the outside in
  @span.llm({ model: 'm', input: (prompt: string) => ({ prompt }) })
  static async *answer(prompt: string) {}

  @span get size(): number { return 1; }
  set size(value: number) {}

  @span *[Symbol.iterator]() {}

  @span.skip 'left out'() {}
}
