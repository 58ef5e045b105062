import * as f from 'filigree'; import { site as __filigree_site, thrown as __filigree_thrown } from "filigree/runtime";
function run() {
  using t = f.startTrace('run', __filigree_site(undefined, undefined, "in.ts", 3, 13)), s = t.span('a', __filigree_site(undefined, undefined, "in.ts", 3, 38)); try {
  using file = open();
  using u = (s.span('b', __filigree_site(undefined, undefined, "in.ts", 5, 14)) as SpanContext).setInput(1); try {
  work();
} catch (__filigree_error) { throw __filigree_thrown(__filigree_error, u); } } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, t, s); } }
