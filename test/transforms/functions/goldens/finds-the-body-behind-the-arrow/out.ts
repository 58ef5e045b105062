import { span } from 'filigree'; import { site as __filigree_site, annotated as __filigree_annotated } from "filigree/runtime"; var __filigree_function1, __filigree_function2, __filigree_function3, __filigree_function4, __filigree_function5;
/** @span */
const object = ({ a }, // => b
) /* => */ => (__filigree_function1 ??= __filigree_annotated(__filigree_site("object", [""], "in.ts", 3, 16), "span"))([{ a }], () => /* => */ ({ a }));
/** @span */
const typed = async <T,>(a: (x: T) => T = (x) => x): Promise<T> => (__filigree_function2 ??= __filigree_annotated(__filigree_site("typed", ["a"], "in.ts", 6, 15), "span"))([a], async () => a(null as T));
/** @span */
const curried = (a) => (__filigree_function3 ??= __filigree_annotated(__filigree_site("curried", ["a"], "in.ts", 8, 17), "span"))([a], () => /** @span */ (b) => (__filigree_function4 ??= __filigree_annotated(__filigree_site("curried", ["b"], "in.ts", 8, 37), "span"))([b], () => a + b));
/** @span */
const cast = ((a) => (__filigree_function5 ??= __filigree_annotated(__filigree_site("cast", ["a"], "in.ts", 10, 15), "span"))([a], () => a)) as Fn;
