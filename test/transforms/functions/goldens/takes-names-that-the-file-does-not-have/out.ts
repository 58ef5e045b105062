import { site as __filigree_site2, annotated as __filigree_annotated2 } from "filigree/runtime"; var __filigree_function21; import 'filigree';
const __filigree_function1 = 1, __filigree_annotated = 2, __filigree_site = 3;
/** @span */
function f() { return (__filigree_function21 ??= __filigree_annotated2(__filigree_site2("f", [], "in.ts", 4, 1), "span"))([], () => {}); }
