import { trace, span } from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate } from "filigree/runtime";


export class Agent { static { __filigree_decorate(this, [["class", undefined, [span({ tags: ['class'] }, __filigree_site("Agent", undefined, "in.ts", 4, 14))]], ["method", "run", [trace(__filigree_site("Agent.run", ["question"], "in.ts", 8, 9))]], ["static method", "answer", [trace('twice', __filigree_site("Agent.answer", ["prompt"], "in.ts", 14, 17)), span.llm({ model: 'm', input: (prompt: string) => ({ prompt }) }, __filigree_site("Agent.answer", ["prompt"], "in.ts", 14, 17))]], ["getter", "size", [span(__filigree_site("Agent.size", undefined, "in.ts", 16, 13))]], ["method", Symbol.iterator, [span]], ["method", "left out", [span.skip]]]); }
  model = 'm';

  
  async run(question: string): Promise<string> {
    return question;
  }

   // from the outside in
  
  static async *answer(prompt: string) {}

   get size(): number { return 1; }
  set size(value: number) {}

   *[Symbol.iterator]() {}

   'left out'() {}
}
