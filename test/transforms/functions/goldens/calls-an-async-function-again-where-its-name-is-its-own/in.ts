import 'filigree';
/** @span */
export async function declared(this: Foo, a: string, b = 1, ...rest: string[]) { return this; }
/** @span */
export const arrow = async (a: string, ...rest: string[]): Promise<string[]> => [a, ...rest];
/** @span */
const named = async function self() { 'use strict'
  return 1; }
/** @span */
export const object = async () => ({ a: 1 });
/** @span */
async function takesApart({ a }: Options) {}
/** @span */
async function computes(a = next()) {}
/** @span */
async function replaced() {}
replaced = cached(replaced);
/** @span */
async function hidden(hidden: string) {}
/** @span */
async function declaresItAnew() { let declaresItAnew = 1; }
/** @span */
let variable = async () => 1;
/** @span */
async function looksAtArguments() { return () => arguments; }
