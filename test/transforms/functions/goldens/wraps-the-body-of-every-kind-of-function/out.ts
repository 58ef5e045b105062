import { site as __filigree_site, annotated as __filigree_annotated, reentrant as __filigree_reentrant } from "filigree/runtime"; var __filigree_function1, __filigree_function2, __filigree_function3, __filigree_function4, __filigree_function5, __filigree_function6, __filigree_function7, __filigree_function8, __filigree_function9, __filigree_function10, __filigree_function11, __filigree_function12, __filigree_function13, __filigree_function14; import 'filigree';
/** @span */
function plain(a, b = 1) { return (__filigree_function1 ??= __filigree_annotated(__filigree_site("plain", ["a", "b"], "in.ts", 3, 1), "span"))([a, b], () => { return a + b; }); }
/** @span LLM */
async function ask(prompt: string): Promise<string> { if ((__filigree_function2 ??= __filigree_reentrant(__filigree_site("ask", ["prompt"], "in.ts", 5, 1), "span", "LLM")).outside) return __filigree_function2.record([prompt], ask, this);
  return prompt;
}
/**
 * Counts.
 * @span TOOL
 * @param to where it ends
 */
export function* count(to: number): Generator<number> { return yield* (__filigree_function3 ??= __filigree_annotated(__filigree_site("count", ["to"], "in.ts", 13, 8), "span", "TOOL"))([to], () => (function* () {
  for (let i = 0; i < to; i++) yield i;
}).apply(this, arguments)); }
/** @trace */
export async function* stream() { return yield* (__filigree_function4 ??= __filigree_annotated(__filigree_site("stream", [], "in.ts", 17, 8), "trace"))([], () => (async function* () { yield 1; }).apply(this, arguments)); }
/** @span */
export const arrow = (a) => (__filigree_function5 ??= __filigree_annotated(__filigree_site("arrow", ["a"], "in.ts", 19, 22), "span"))([a], () => a * 2);
/** @span */
let block = async () => { return (__filigree_function6 ??= __filigree_annotated(__filigree_site("block", [], "in.ts", 21, 13), "span"))([], async () => { await null; }); };
/** @span */
const expression = function named(this: Foo) { return (__filigree_function7 ??= __filigree_annotated(__filigree_site("named", [], "in.ts", 23, 20), "span"))([], () => { return this; }); };
const tools = {
  /** @span TOOL */
  search(query) { return (__filigree_function8 ??= __filigree_annotated(__filigree_site("search", ["query"], "in.ts", 26, 3), "span", "TOOL"))([query], () => { return query; }); },
  /** @span TOOL */
  async *pages() { return yield* (__filigree_function9 ??= __filigree_annotated(__filigree_site("pages", [], "in.ts", 28, 3), "span", "TOOL"))([], () => (async function* () { yield 1; }).apply(this, arguments)); },
  /** @span */
  get size() { return (__filigree_function10 ??= __filigree_annotated(__filigree_site("size", [], "in.ts", 30, 3), "span"))([], () => { return 1; }); },
  /** @span */
  find: (query) => (__filigree_function11 ??= __filigree_annotated(__filigree_site("find", ["query"], "in.ts", 32, 9), "span"))([query], () => query),
};
/** @span */
tools.later = function () { return (__filigree_function12 ??= __filigree_annotated(__filigree_site("later", [], "in.ts", 35, 15), "span"))([], () => {}); };
run(/** @span */ () => { return (__filigree_function13 ??= __filigree_annotated(__filigree_site("in", [], "in.ts", 36, 18), "span"))([], () => {}); });
/** @trace */
export default async function () { return (__filigree_function14 ??= __filigree_annotated(__filigree_site("default", [], "in.ts", 38, 16), "trace"))([], async () => { return 1; }); }
