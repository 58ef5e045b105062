import { startSpan, startTrace as open } from 'filigree'; import { site as __filigree_site, thrown as __filigree_thrown } from "filigree/runtime";
export function run(work) {
  using t = open('run', __filigree_site(undefined, undefined, "in.ts", 3, 13)); try {
  work();
  {
    using s = t.span('step', __filigree_site(undefined, undefined, "in.ts", 6, 15)); try {
    work();
  } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }
  for (const item of work) {
    if (!item) continue;
    await using s = startSpan('item', __filigree_site(undefined, undefined, "in.ts", 11, 21)), other = resource(); try {
    return item;
  } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }
  if (work) { using last = startSpan('last', __filigree_site(undefined, undefined, "in.ts", 14, 28)); }
} catch (__filigree_error) { throw __filigree_thrown(__filigree_error, t); } }
class A { static { using s = startSpan('static', __filigree_site(undefined, undefined, "in.ts", 16, 30)); try { work(); } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } } }
