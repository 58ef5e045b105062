import * as f from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate, hide as __filigree_hide } from "filigree/runtime";

export class Agent { static #__filigree_state = __filigree_decorate(this, [["method", "run", [f.trace(__filigree_site("Agent.run", ["span"], "in.js", 4, 12))]], ["private method", "#search", [f.span.tool(__filigree_site("Agent.#search", ["query"], "in.js", 5, 18))]]]);
   run(span) { return span; }
   [__filigree_hide()](query) { return query; } get #search() { return Agent.#__filigree_state[1].value; }
}
