import 'filigree';
const __filigree_function1 = 1, __filigree_annotated = 2, __filigree_site = 3;
/** @span */
function f() {}
