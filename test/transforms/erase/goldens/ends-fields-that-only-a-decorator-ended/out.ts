import { span } from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate, hide as __filigree_hide } from "filigree/runtime";

export class Agent { static #__filigree_state = __filigree_decorate(this, [["method", "walk", [span(__filigree_site("Agent.walk", [], "in.ts", 5, 10))]], ["method", "run", [span(__filigree_site("Agent.run", [], "in.ts", 7, 9))]], ["anonymous field", "f", [span(__filigree_site("Agent.f", [], "in.ts", 8, 9))]], ["private method", "#hidden", [span(__filigree_site("Agent.#hidden", [], "in.ts", 9, 9))]]]);
  x = 1
  ; *walk() {}
  get
  ; run() {}
   f = Agent.#__filigree_state[2](this, () => {})
  ; [__filigree_hide()]() {} get #hidden() { return Agent.#__filigree_state[3].value; }
}
