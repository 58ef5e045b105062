import { span } from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate, hold as __filigree_hold } from "filigree/runtime";

export async function make(this: { model: string }) {
  return class Agent { static { __filigree_decorate(this, [["method", "ask"], ["method", "run"]]); }
     static [__filigree_hold([span.llm({ model: this.model }, __filigree_site("Agent.ask", [], "in.ts", 5, 38))])]() {} ask() {}
     static [__filigree_hold([span(await options(), __filigree_site("Agent.run", [], "in.ts", 6, 28))])]() {} run() {}
  };
}
