import { span } from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate } from "filigree/runtime";

export class Agent { static #__filigree_state = __filigree_decorate(this, [["anonymous field", "search", [span(__filigree_site("Agent.search", ["query"], "in.ts", 4, 9))]], ["static anonymous field", "find", [span.tool(__filigree_site("Agent.find", ["query"], "in.ts", 5, 23))]], ["private field", "#secret", [span(__filigree_site("Agent.#secret", undefined, "in.ts", 6, 9))]], ["field", "sequence", [span(__filigree_site("Agent.sequence", undefined, "in.ts", 7, 9))]], ["field", "never", [span(__filigree_site("Agent.never", undefined, "in.ts", 8, 9))]]]);
   search = Agent.#__filigree_state[0](this, async (query: string) => query);
   static find: (query: string) => string = Agent.#__filigree_state[1](this, function (query) { return query; });
   #secret = Agent.#__filigree_state[2](this, this.search.bind(this))
  ; sequence = (Agent.#__filigree_state[3](this, (0, this.search)));
   never!: () => void = Agent.#__filigree_state[4](this, undefined);
}
