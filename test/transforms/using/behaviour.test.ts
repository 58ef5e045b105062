import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { configure } from '../../../index.js';
import { memory } from '../../../src/exporters/memory.js';
import { hosts, load, untransformed } from '../support/hosts.js';

beforeAll(() => {
  jest.spyOn(console, 'warn').mockReturnValue();
  configure({ exporters: [memory()], store: false });
});

const HEAD = `import { startSpan, startTrace } from 'filigree';
const log = [];
const resource = (name, error) => ({ name, [Symbol.dispose]() { log.push('dispose ' + name); if (error) throw error; }, async [Symbol.asyncDispose]() { await null; this[Symbol.dispose](); } });
const logged = (name) => { const s = startSpan(name), dispose = s[Symbol.dispose]; s[Symbol.dispose] = function () { log.push('dispose ' + name); dispose.call(this); }; return s; };
const outcome = (f) => { try { return ['returned', f()]; } catch (e) { return ['threw', show(e)]; } };
const later = async (f) => { try { return ['returned', await f()]; } catch (e) { return ['threw', show(e)]; } };
const show = (e) => (e instanceof Error && e.suppressed !== undefined ? [e.constructor.name, show(e.error), show(e.suppressed)] : e instanceof Error ? e.message : e);
`;

/** Each program exports `observe`, which gives all that its user could see. */
const programs: readonly [sentence: string, code: string][] = [
  [
    'resources are disposed in their order, whatever leaves the block',
    `function run(how) { using a = resource('a'); using s = startSpan('s').setInput(1); using b = resource('b'); using t = s.span('t'); using c = resource('c');
       log.push('work'); if (how === 'throw') throw new Error('out'); if (how === 'return') return 'value'; log.push('end'); }
     export const observe = () => [outcome(() => run('throw')), outcome(() => run('return')), outcome(() => run()), log];`,
  ],
  [
    'an error of the body and errors of disposals are put together as before',
    `function run(body, a, b) { using x = resource('x', a); using s = startSpan('s'); using y = resource('y', b); if (body) throw body; return 'fine'; }
     const e = (m) => new Error(m);
     export const observe = () => [run.length, ...[[e('body')], [e('body'), e('x')], [e('body'), e('x'), e('y')], [undefined, e('x')], [undefined, undefined, e('y')], [undefined, e('x'), e('y')], ['text'], [0, 1]].map((args) => outcome(() => run(...args))), log];`,
  ],
  [
    'loops go on, break off and jump to their labels',
    `function run() { const out = []; outer: for (let i = 0; i < 5; i++) { using s = startSpan('s'); for (const j of [0, 1, 2]) { using t = s.span('t'); if (j === 1) continue; if (i === 1) continue outer; if (i === 3) break outer; out.push([i, j]); }
         if (i === 2) { out.push('two'); continue; } out.push('end ' + i); } do { using s = startSpan('once'); if (out.length) break; out.push('never'); } while (true); return out; }
     export const observe = () => run();`,
  ],
  [
    'a `switch`, `try`, `catch` and `finally` keep their order',
    `function run(n) { try { switch (n) { case 0: { using s = startSpan('zero'); log.push('zero'); break; } case 1: { using s = startSpan('one'); log.push('one'); } default: { using s = startSpan('other'); log.push('other'); if (n === 2) throw 'two'; } }
         return 'done'; } catch (e) { using s = startSpan('catch'); log.push('catch ' + e); try { throw 'again'; } catch (e2) { log.push(e + e2); } finally { log.push('inner finally'); } return 'caught'; } finally { using s = startSpan('finally'); log.push('finally'); } }
     export const observe = () => [run(0), run(1), run(2), log];`,
  ],
  [
    'functions of the block are hoisted, and closures see what is declared in it',
    `function run() { using s = startSpan('s'); const first = hoisted(); const value = 1; let changing = 2; class Local { get v() { return value + changing; } } var old = new Local().v; changing++;
         function hoisted() { return typeof later; } const later = () => [value, changing, old, new Local().v]; return [first, later(), s.name]; }
     export const observe = () => [outcome(run), later.length];`,
  ],
  [
    'what is used before `using` and declared behind it stays where it is seen',
    `function run() { const early = () => late; using s = startSpan('s'); const late = 'late'; return early(); }
     function hoists() { const r = helper(); using s = startSpan('s'); function helper() { return 'helper'; } return r; }
     export const observe = () => [run(), hoists()];`,
  ],
  [
    'async functions keep what they are, what they return and when they throw',
    `async function run(fail, a = fail) { using s = startSpan('s'); await using r = resource('r'); log.push('before'); await null; if (fail) throw new Error('async ' + a + arguments.length); log.push('after'); return this; }
     const arrow = async (x) => { await using s = startSpan('s'); await null; return [x, typeof this]; };
     class A { #v = 3; async m() { using s = startSpan('m'); await null; return this.#v + (await super.toString()).length; } static async #p(x) { using s = startSpan('p'); return x; } static q(x) { return A.#p(x); } }
     async function throwsEarly({ x }) { using s = startSpan('s'); return x; }
     export const observe = async () => [run.name, run.length, run.constructor.name, await later(() => run.call('self')), await later(() => run(true)), await later(() => run(true, 2, 3)), await later(() => arrow(1)), await new A().m(), await A.q(4), await later(() => throwsEarly()), log];`,
  ],
  [
    'generators keep their steps',
    `function* steps() { using s = startSpan('s'); try { const got = yield 1; yield got; throw new Error('out'); } finally { yield 'cleanup'; } }
     async function* stream() { await using s = startSpan('s'); yield 1; yield Promise.resolve(2); }
     const drive = (it, all) => all.map(([step, v]) => outcome(() => it[step](v)));
     export const observe = async () => { const list = []; for await (const x of stream()) list.push(x); return [drive(steps(), [['next'], ['next', 2], ['next'], ['next'], ['next']]), drive(steps(), [['next'], ['throw', 'x'], ['next']]), drive(steps(), [['next'], ['return', 'r'], ['next']]), list]; };`,
  ],
  [
    'the name of a handle means the handle, and other names what they meant',
    `function run(error) { using s = startSpan('s'); const inner = (s) => s; { const s = 'shadow'; if (error) throw s; } return [inner(1), s.name]; }
     export const observe = () => [outcome(() => run()), outcome(() => run(true))];`,
  ],
  [
    'a block of the module runs to its end',
    `using s = startSpan('module'); log.push('work'); var result = [s.name, ...log]; function observed() { return result; } exports.observe = observed;`,
  ],
];

describe.each(hosts)('in the %s host', (_host, compile) => {
  test.each(programs)('%s', async (_sentence, program) => {
    const code = HEAD + program;
    expect(compile(code)).toContain('filigree/runtime');
    expect(await load(compile(code)).observe()).toEqual(await load(untransformed(code)).observe());
  });
});
