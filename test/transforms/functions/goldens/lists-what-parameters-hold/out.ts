import { site as __filigree_site, annotated as __filigree_annotated } from "filigree/runtime"; var __filigree_function1, __filigree_function2; import 'filigree';
/** @span */
function all(this: Foo, a, b = 1, { c, d: [e], ...f }: Options = {}, [g, h = 2], ...rest: string[]) { return (__filigree_function1 ??= __filigree_annotated(__filigree_site("all", ["a", "b", "", "", "...rest"], "in.ts", 3, 1), "span"))([a, b, { c, e, f }, { g, h }, ...rest], () => {}); }
/** @span */
function spread(...[first, second]) { return (__filigree_function2 ??= __filigree_annotated(__filigree_site("spread", [""], "in.ts", 5, 1), "span"))([{ first, second }], () => {}); }
