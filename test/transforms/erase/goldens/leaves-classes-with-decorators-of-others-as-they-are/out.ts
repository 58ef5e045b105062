import { span } from 'filigree'; import { site as __filigree_site, decorate as __filigree_decorate } from "filigree/runtime";
import { other } from 'other';

export class Mixed {
  @span(__filigree_site("Mixed.run", [], "in.ts", 5, 9)) run() {}
  @other stop() {}
}

export class Ours { static { __filigree_decorate(this, [["method", "run", [span(__filigree_site("Ours.run", [], "in.ts", 10, 9))]]]); }
   run() {
    return class { @other stop() {} };
  }
}
