import { span } from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate } from "filigree/runtime";

export class Agent { static { __filigree_decorate(this, [["method", "run", [span(__filigree_site("Agent.run", ["span"], "in.ts", 4, 9))]]]); }
   run(span: number) { return span; }
}
