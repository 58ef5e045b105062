import { startSpan, startTrace } from 'filigree'; import { site as __filigree_site, thrown as __filigree_thrown } from "filigree/runtime";
function run(t, options) {
  { using s = t.span('a parameter could be anything'); work(); }
  { using s = other('not ours'); work(); }
  { using s = startSpan('x', {}, () => resource, __filigree_site(undefined, undefined, "in.ts", 5, 15)); work(); }
  { using s = startSpan('x', options, __filigree_site(undefined, undefined, "in.ts", 6, 15)); try { work(); } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }
  const u = startTrace('x', options, __filigree_site(undefined, undefined, "in.ts", 7, 13));
  { using s = u.span('options could be a callback'); work(); }
  let v = startTrace('v', __filigree_site(undefined, undefined, "in.ts", 9, 11));
  { using s = v.span('a variable could change'); work(); }
  const w = startTrace('w', { tags: [] }, __filigree_site(undefined, undefined, "in.ts", 11, 13)).setInput(1);
  { using s = w.span('ours', __filigree_site(undefined, undefined, "in.ts", 12, 15)); try { work(); } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }
  { using s = w; try { work(); } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }
  startTrace('x', (x) => { using s = x.span('ours', __filigree_site(undefined, undefined, "in.ts", 14, 38)); try { work(); } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }, __filigree_site(undefined, undefined, "in.ts", 14, 3));
  w.span('x', async function (x) { { using s = x.span('ours', __filigree_site(undefined, undefined, "in.ts", 15, 48)); try { work(); } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } } }, __filigree_site(undefined, undefined, "in.ts", 15, 3));
  const self = self.span();
  { using s = self.span('a circle'); work(); }
  { const startSpan = other; using s = startSpan('shadowed'); work(); }
}
