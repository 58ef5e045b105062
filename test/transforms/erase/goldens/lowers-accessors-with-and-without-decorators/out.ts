import { span } from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate } from "filigree/runtime";

export class Agent { static #__filigree_state = __filigree_decorate(this, [["accessor", "model", [span(__filigree_site("Agent.model", ["value"], "in.ts", 4, 34))]], ["private accessor", "#secret", [span(__filigree_site("Agent.#secret", ["value"], "in.ts", 5, 18))], { get "#secret"() { return this.#__filigree_state_1; }, set "#secret"(value) { this.#__filigree_state_1 = value; } }], ["static accessor", "shared", [span(__filigree_site("Agent.shared", ["value"], "in.ts", 6, 25))]]]);
   #__filigree_state_0: string = 'm'; get ["model"]() { return this.#__filigree_state_0; } set ["model"](value) { this.#__filigree_state_0 = value; }
   #__filigree_state_1 = 's'; get #secret() { return Agent.#__filigree_state[1].get.call(this); } set #secret(value) { Agent.#__filigree_state[1].set.call(this, value); }
  ; static #__filigree_state_2 = 1; static get ["shared"]() { return Agent.#__filigree_state_2; } static set ["shared"](value) { Agent.#__filigree_state_2 = value; }
  #__filigree_state_3: number; get ["plain"]() { return this.#__filigree_state_3; } set ["plain"](value) { this.#__filigree_state_3 = value; }
  static #__filigree_state_4 = 2; static get ["quoted name"]() { return Agent.#__filigree_state_4; } static set ["quoted name"](value) { Agent.#__filigree_state_4 = value; }
}
