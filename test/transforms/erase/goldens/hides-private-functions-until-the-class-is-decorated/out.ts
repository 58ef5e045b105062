import { span } from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate, hide as __filigree_hide } from "filigree/runtime";

export class Agent extends Base { static #__filigree_state = __filigree_decorate(this, [["private method", "#ask", [span(__filigree_site("Agent.#ask", ["question"], "in.ts", 4, 15))]], ["static private method", "#make", [span(__filigree_site("Agent.#make", [], "in.ts", 5, 16))]], ["private getter", "#size", [span(__filigree_site("Agent.#size", undefined, "in.ts", 6, 13))]], ["private setter", "#size", [span(__filigree_site("Agent.#size", ["value"], "in.ts", 7, 13))]]]);
   async [__filigree_hide()]<T>(this: Agent, question: T): Promise<T> { return super.ask(question); } get #ask() { return Agent.#__filigree_state[0].value; }
   static [__filigree_hide()]() {} static get #make() { return Agent.#__filigree_state[1].value; }
   get [__filigree_hide()]() { return 1; } get #size() { return Agent.#__filigree_state[2].get.call(this); }
   set [__filigree_hide()](value: number) {} set #size(value) { Agent.#__filigree_state[3].set.call(this, value); }
  #plain() {}
}
