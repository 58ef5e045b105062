import 'filigree';
/** @span */
function plain(a, b = 1) { return a + b; }
/** @span LLM */
async function ask(prompt: string): Promise<string> {
  return prompt;
}
/**
 * Counts.
 * @span TOOL
 * @param to where it ends
 */
export function* count(to: number): Generator<number> {
  for (let i = 0; i < to; i++) yield i;
}
/** @trace */
export async function* stream() { yield 1; }
/** @span */
export const arrow = (a) => a * 2;
/** @span */
let block = async () => { await null; };
/** @span */
const expression = function named(this: Foo) { return this; };
const tools = {
  /** @span TOOL */
  search(query) { return query; },
  /** @span TOOL */
  async *pages() { yield 1; },
  /** @span */
  get size() { return 1; },
  /** @span */
  find: (query) => query,
};
/** @span */
tools.later = function () {};
run(/** @span */ () => {});
/** @trace */
export default async function () { return 1; }
