import { startTrace } from 'filigree'; import { site as __filigree_site, thrown as __filigree_thrown } from "filigree/runtime";
export const before = 1;
await using t = startTrace('main', __filigree_site(undefined, undefined, "in.ts", 3, 17)); try {
await before;
done() } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, t); } // the end
