import { trace, span } from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate, hold as __filigree_hold, heldKey as __filigree_heldKey, hide as __filigree_hide } from "filigree/runtime";

export class Agent { static #__filigree_state = __filigree_decorate(this, [["method", "first"], ["static method"], ["anonymous field"], ["accessor"], ["private method", "#secret"]]);
   static [__filigree_hold([span(__filigree_site("Agent.first", [], "in.ts", 4, 9))])]() {} first() {}

   static [__filigree_hold([trace('outer', { tags: ['t'] }), 
  span({ metadata: next() })], (name()))]() {} 
  static async [__filigree_heldKey()](query: string) {}

   static [__filigree_hold([span], (name() + 1))]() {}  [__filigree_heldKey()] = Agent.#__filigree_state[2](this, () => {});
   static [__filigree_hold([span], (name(), name()))]() {}  #__filigree_state_3 = 1; get [__filigree_heldKey()]() { return this.#__filigree_state_3; } set [__filigree_heldKey()](value) { this.#__filigree_state_3 = value; }
   static [__filigree_hold([], (name() + 3))]() {} #__filigree_state_4 = 1; get [__filigree_heldKey()]() { return this.#__filigree_state_4; } set [__filigree_heldKey()](value) { this.#__filigree_state_4 = value; }
  [name() + 4]() {}
   static [__filigree_hold([span(__filigree_site("Agent.#secret", [], "in.ts", 14, 9))])]() {} [__filigree_hide()]() {} get #secret() { return Agent.#__filigree_state[4].value; }
}
