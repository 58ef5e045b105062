import { span } from 'filigree'; import { decorate as __filigree_decorate } from "filigree/runtime";

export class Agent { static { __filigree_decorate(this, [["method", "run", [span]]]); }
   run(span: number) { return span; }
}
