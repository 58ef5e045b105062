import { startSpan, startTrace } from 'filigree'; import { site as __filigree_site } from "filigree/runtime";
const t = startTrace('agent', __filigree_site(undefined, undefined, "in.ts", 2, 11));
t.span('literal', __filigree_site(undefined, undefined, "in.ts", 3, 1));
async function step(unknown) {
  t.span({ kind: 'LLM' }, __filigree_site("step", undefined, "in.ts", 5, 3));
  unknown.span();
  await t.span('callback', async (s) => { s.span(__filigree_site("step", undefined, "in.ts", 7, 43)); t.span(s => s.span(__filigree_site("step", undefined, "in.ts", 7, 65)), __filigree_site("step", undefined, "in.ts", 7, 53)); }, __filigree_site(undefined, undefined, "in.ts", 7, 9));
  const child = t.span(__filigree_site("step", undefined, "in.ts", 8, 17)).setInput(1);
  child.span(name, __filigree_site("step", undefined, "in.ts", 9, 3));
}
export const u = startSpan(__filigree_site("u", undefined, "in.ts", 11, 18));
u.span(...args);
u.other.span();
