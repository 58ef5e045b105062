'use client';
import { site as __filigree_site, annotated as __filigree_annotated, reentrant as __filigree_reentrant } from "filigree/runtime"; var __filigree_function1, __filigree_function2; import 'filigree';
/** @span */
export async function save(form) {
  'use server'; if ((__filigree_function1 ??= __filigree_reentrant(__filigree_site("save", ["form"], "in.ts", 4, 8), "span")).outside) return __filigree_function1.record([form], save, this);
  await form;
}
/** @span */
function strict() { 'use strict'
  'another'; return (__filigree_function2 ??= __filigree_annotated(__filigree_site("strict", [], "in.ts", 9, 1), "span"))([], () => {
  return 1 }); }
