import { site as __filigree_site, annotated as __filigree_annotated, reentrant as __filigree_reentrant } from "filigree/runtime"; var __filigree_function1, __filigree_function2, __filigree_function3, __filigree_function4, __filigree_function5, __filigree_function6, __filigree_function7, __filigree_function8, __filigree_function9, __filigree_function10, __filigree_function11; import 'filigree';
/** @span */
export async function declared(this: Foo, a: string, b = 1, ...rest: string[]) { if ((__filigree_function1 ??= __filigree_reentrant(__filigree_site("declared", ["a", "b", "...rest"], "in.ts", 3, 8), "span")).outside) return __filigree_function1.record([a, b, ...rest], declared, this); return this; }
/** @span */
export const arrow = async (a: string, ...rest: string[]): Promise<string[]> => (__filigree_function2 ??= __filigree_reentrant(__filigree_site("arrow", ["a", "...rest"], "in.ts", 5, 22), "span")).outside ? __filigree_function2.record([a, ...rest], arrow) : [a, ...rest];
/** @span */
const named = async function self() { 'use strict'; if ((__filigree_function3 ??= __filigree_reentrant(__filigree_site("self", [], "in.ts", 7, 15), "span")).outside) return __filigree_function3.record([], self, this);
  return 1; }
/** @span */
export const object = async () => (__filigree_function4 ??= __filigree_reentrant(__filigree_site("object", [], "in.ts", 10, 23), "span")).outside ? __filigree_function4.record([], object) : ({ a: 1 });
/** @span */
async function takesApart({ a }: Options) { return (__filigree_function5 ??= __filigree_annotated(__filigree_site("takesApart", [""], "in.ts", 12, 1), "span"))([{ a }], async () => {}); }
/** @span */
async function computes(a = next()) { return (__filigree_function6 ??= __filigree_annotated(__filigree_site("computes", ["a"], "in.ts", 14, 1), "span"))([a], async () => {}); }
/** @span */
async function replaced() { return (__filigree_function7 ??= __filigree_annotated(__filigree_site("replaced", [], "in.ts", 16, 1), "span"))([], async () => {}); }
replaced = cached(replaced);
/** @span */
async function hidden(hidden: string) { return (__filigree_function8 ??= __filigree_annotated(__filigree_site("hidden", ["hidden"], "in.ts", 19, 1), "span"))([hidden], async () => {}); }
/** @span */
async function declaresItAnew() { return (__filigree_function9 ??= __filigree_annotated(__filigree_site("declaresItAnew", [], "in.ts", 21, 1), "span"))([], async () => { let declaresItAnew = 1; }); }
/** @span */
let variable = async () => (__filigree_function10 ??= __filigree_annotated(__filigree_site("variable", [], "in.ts", 23, 16), "span"))([], async () => 1);
/** @span */
async function looksAtArguments() { return (__filigree_function11 ??= __filigree_annotated(__filigree_site("looksAtArguments", [], "in.ts", 25, 1), "span"))([], async () => { return () => arguments; }); }
