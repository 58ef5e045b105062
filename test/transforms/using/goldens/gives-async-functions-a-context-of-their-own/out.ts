import { site as __filigree_site, reentrant as __filigree_reentrant, isolated as __filigree_isolated, thrown as __filigree_thrown } from "filigree/runtime"; var __filigree_function1; import { span, startSpan } from 'filigree';
async function plain() { return __filigree_isolated(async () => {
  using s = startSpan('plain', __filigree_site(undefined, undefined, "in.ts", 3, 13)); try {
  await 1;
} catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }); }
const arrow = async () => { return __filigree_isolated(async () => { using s = startSpan('arrow', __filigree_site(undefined, undefined, "in.ts", 6, 39)); }); };
class Agent {
  async #hidden() { return __filigree_isolated(async () => { if (this) { using s = startSpan('hidden', __filigree_site(undefined, undefined, "in.ts", 8, 43)); try { await super.x; } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } } }); }
  @span(__filigree_site("Agent.decorated", [], "in.ts", 9, 15)) async decorated() { using s = startSpan('decorated', __filigree_site(undefined, undefined, "in.ts", 9, 39)); try { await 1; } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }
  @span(__filigree_site("Agent.field", [], "in.ts", 10, 9)) field = async () => { using s = startSpan('field', __filigree_site(undefined, undefined, "in.ts", 10, 41)); try { await 1; } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } };
  async outer() { const inner = async () => { return __filigree_isolated(async () => { using s = startSpan('inner', __filigree_site(undefined, undefined, "in.ts", 11, 57)); try { await 1; } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }); }; }
}
const wrapped = span({ kind: 'TOOL' }, async () => { using s = startSpan('wrapped', __filigree_site(undefined, undefined, "in.ts", 13, 64)); try { await 1; } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }, __filigree_site("wrapped", [], "in.ts", 13, 17));
startSpan('callback', async () => { using s = startSpan('in it', __filigree_site(undefined, undefined, "in.ts", 14, 47)); try { await 1; } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }, __filigree_site(undefined, undefined, "in.ts", 14, 1));
/** @span */
async function annotated() { if ((__filigree_function1 ??= __filigree_reentrant(__filigree_site("annotated", [], "in.ts", 16, 1), "span")).outside) return __filigree_function1.record([], annotated, this); using s = startSpan('annotated', __filigree_site(undefined, undefined, "in.ts", 16, 40)); try { await 1; } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }
async function* generator() { using s = startSpan('generator', __filigree_site(undefined, undefined, "in.ts", 17, 41)); try { yield 1; } catch (__filigree_error) { throw __filigree_thrown(__filigree_error, s); } }
