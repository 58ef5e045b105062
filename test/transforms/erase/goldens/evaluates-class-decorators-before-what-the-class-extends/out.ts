import { trace, span } from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate, hold as __filigree_hold, keep as __filigree_keep } from "filigree/runtime";

 
export default class Agent extends __filigree_keep([trace(first(), __filigree_site("Agent", undefined, "in.ts", 4, 22)), span(__filigree_site("Agent", undefined, "in.ts", 4, 22))], (mixin<Base>(Base)))<string> implements Runs { static { __filigree_decorate(this, [["class"]]); } static [__filigree_hold()]() {}
  run() {}
}


class Bare { static { __filigree_decorate(this, [["class"]]); } static [__filigree_hold([span(first(), __filigree_site("Bare", undefined, "in.ts", 9, 7))])]() {} [second()]() {} }
