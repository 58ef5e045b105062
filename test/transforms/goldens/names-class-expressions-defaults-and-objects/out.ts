import { span, trace, startSpan } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";
import * as f from 'filigree';

const Agent = class { @span.llm(__filigree_site("Agent.run", ["", "", "mode", "...rest"], "in.ts", 4, 33)) run({ q }: Query, [k] = [5], mode: Mode = 'fast', ...rest: string[]) {} };
const Named = class Inner { @f.span.tool(__filigree_site("Inner.#find", ["q"], "in.ts", 5, 51)) static #find(q = startSpan(__filigree_site("Inner.#find", undefined, "in.ts", 5, 61))) {} };
export default class { @trace(__filigree_site("default.run", [], "in.ts", 6, 31)) run() {} }
const tools = {
  lookup: f.span.retriever({}, ({ q, k = 5 }: Query) => q, __filigree_site("lookup", [""], "in.ts", 8, 11)),
  async nested(q: string) { return span({}, () => startSpan(__filigree_site("nested", undefined, "in.ts", 9, 51)), __filigree_site("nested", [], "in.ts", 9, 36)); },
  deep: { method: span({ skip: [] }, function (this: Agent, q: string) {}, __filigree_site("method", ["q"], "in.ts", 10, 19)) },
};
const make = (step = startSpan(__filigree_site("make", undefined, "in.ts", 12, 22))) => class { @span(__filigree_site(undefined, [], "in.ts", 12, 52)) run() {} };
exports.handler = class { @span(__filigree_site("handler.handle", ["event"], "in.ts", 13, 33)) handle(event: Event) {} };
