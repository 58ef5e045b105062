/** The first lines of a generated program: filigree, a log, and resources that log. On the first lines only: places stay comparable. */
export const HEAD = `import { startSpan, startTrace } from 'filigree';
const log = [];
const resource = (name, error) => ({ [Symbol.dispose]() { log.push('dispose ' + name); if (error) throw error; }, async [Symbol.asyncDispose]() { await null; this[Symbol.dispose](); } });
const show = (e) => (e instanceof Error ? (e.suppressed === undefined ? e.message : [e.name, show(e.error), show(e.suppressed)]) : e);
`;

/** The last lines: calls every function as its kind wants it, and gives all that can be seen of it. */
export function drive(count: number): string {
  return `
const settle = async (f) => { try { return ['gave', show(await f())]; } catch (e) { return ['threw', show(e)]; } };
const steps = async (it) => { const seen = []; for (const [step, value] of [['next', 1], ['next', 2], ['next', 3], ['throw', 'thrown in'], ['next', 4], ['return', 'left'], ['next', 5]]) seen.push(await settle(() => it[step](value))); return seen; };
const call = async (f, ...args) => { const made = await settle(() => { const it = f.apply('self', args); return typeof it?.next === 'function' ? steps(it) : it; }); return [made, f.name, f.length, f.constructor.name, Object.getOwnPropertyNames(f)]; };
export const observe = async () => [${Array.from({ length: count }, (_, i) => `await call(f${i}, { a: 7 }, 8, 9), await call(f${i}), await call(f${i}, [1, 2])`).join(', ')}, log];`;
}
