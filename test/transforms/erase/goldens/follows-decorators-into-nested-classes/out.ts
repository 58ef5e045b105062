import { span } from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate, hide as __filigree_hide } from "filigree/runtime";

export class Outer { static { __filigree_decorate(this, [["method", "make", [span({ metadata: { inner: class { static { __filigree_decorate(this, [["method", "run", [span.tool({ model: 'm' }, __filigree_site("inner.run", [], "in.ts", 4, 65))]]]); }  run() {} } } }, __filigree_site("Outer.make", [], "in.ts", 5, 3))]]]); }
  
  make() {
    return class Inner { static #__filigree_state = __filigree_decorate(this, [["private method", "#secret", [span(__filigree_site("Inner.#secret", [], "in.ts", 6, 32))]], ["method", "run", [span(__filigree_site("Inner.run", [], "in.ts", 6, 51))]]]);  [__filigree_hide()]() {} get #secret() { return Inner.#__filigree_state[0].value; }  run() {} };
  }
}
