import { beforeEach, describe, expect, test } from '@jest/globals';
import { configure } from '../../../index.js';
import { memory } from '../../../src/exporters/memory.js';
import { hosts, load, untransformed } from '../support/hosts.js';

beforeEach(() => {
  configure({ exporters: [memory()], store: false });
});

/** Each program exports `observe`, which gives all that its user could see. */
const programs: readonly [sentence: string, code: string][] = [
  [
    'functions are there before their declaration is reached',
    `export const early = hoisted(2);
     /** @span */
     function hoisted(a) { return a * inner(); /** @span */ function inner() { return 21; } }
     export const observe = () => [early, hoisted(3)];`,
  ],
  [
    'functions keep their name, their length and what kind of function they are',
    `/** @span */ export function plain(a, b = 1, ...c) {}
     /** @span */ export async function later(a, { b }) {}
     /** @span */ export function* steps(a) {}
     /** @span */ export async function* stream() {}
     /** @span */ export const arrow = (a, b) => {};
     /** @span */ export const named = function other() {};
     /** @span */ export default function () {}
     const object = { /** @span */ method(a) {}, /** @span */ get size() { return 1; }, /** @span */ ['com' + 'puted']: () => {} };
     export const observe = () => [...Object.values(exports), ...Object.values(Object.getOwnPropertyDescriptors(object)).map((d) => d.value ?? d.get)]
       .filter((f) => typeof f === 'function' && f !== observe)
       .map((f) => [f.name, f.length, Object.getPrototypeOf(f).constructor.name, Object.keys(Object.getOwnPropertyDescriptors(f)), typeof f.prototype]);`,
  ],
  [
    '`this`, `arguments` and `new.target` are those of the call',
    `/** @span */ function plain(a) { return [this, [...arguments], arguments.length, new.target === undefined]; }
     /** @span */ async function later(a) { return [this, [...arguments]]; }
     /** @span */ function* steps(a) { yield this; yield [...arguments]; }
     /** @span */ async function* stream(a) { yield this; yield [...arguments]; }
     /** @span */ function Point(x) { this.x = x; this.made = new.target === Point; this.inherited = new.target?.name; }
     Point.prototype.twice = function () { return this.x * 2; };
     function outer() { /** @span */ const arrow = (a) => [this, [...arguments], a]; return arrow('in'); }
     class Sub extends (Point as any) {}
     const base = { greet() { return 'base ' + this.name; } };
     const object = { __proto__: base, name: 'o', /** @span */ greet() { return super.greet(); }, /** @span */ async soon() { await null; return super.greet(); }};
     const collect = async (all) => { const list = []; for await (const each of all) list.push(each); return list; };
     export const observe = async () => [plain.call(1, 2, 3), await later.call('t', 1, 2), [...steps.call({ t: 1 }, 1, 2)], await collect(stream.call(null, 5)),
       new Point(4).twice(), { ...new Point(1) }, { ...new Sub(2) }, new Sub(2) instanceof Point, outer.call('self', 1), object.greet(), await object.soon()];`,
  ],
  [
    'defaults, destructuring and rest are evaluated as they were, once, and their errors come as they did',
    `const log = [];
     const note = (x) => { log.push(x); return x; };
     /** @span */ function f(a = note('a'), { b = note('b'), ...c } = note({ d: 1 }), [e] = [note('e')], g = () => a, ...rest) { a = 'changed'; return [a, b, c, e, g(), rest]; }
     /** @span */ async function rejects({ a }) { return a; }
     /** @span */ function throws({ a }) { return a; }
     /** @span */ const arrow = ({ a = note('x') } = {}, ...[b]) => [a, b];
     export const observe = async () => {
       const rejected = rejects(undefined);
       let thrown; try { throws(undefined); } catch (error) { thrown = error.constructor.name; }
       return [f(), f(1, { b: 2, q: 3 }, [4], () => 5, 6, 7), await rejected.catch((e) => e.constructor.name), thrown, arrow(), arrow({}, 1), log];
     };`,
  ],
  [
    'generators take values, errors and returns at every point, as they did',
    `/** @span */ function* g(n) {
       try { while (n-- > 0) { try { const sent = yield n; if (sent === 'stop') return 'stopped'; } catch (e) { yield 'caught ' + e; } } return 'end'; } finally { yield 'finally'; }
     }
     const drive = (iterator, steps) => steps.map(([step, value]) => { try { return iterator[step](value); } catch (e) { return ['threw', e]; } });
     const n = ['next'];
     export const observe = () => [drive(g(2), [n, n, n, n, n]), drive(g(2), [['throw', 1], n]), drive(g(2), [['return', 1], n]), drive(g(2), [n, ['throw', 'x'], n, n, n]),
       drive(g(2), [n, ['return', 'r'], n, n]), drive(g(2), [['next', 'ignored'], ['next', 'stop'], n, n]), [...g(3)], Object.prototype.toString.call(g(1)), g(1)[Symbol.iterator]().next(),
       Object.getPrototypeOf(g(1)) === g.prototype];`,
  ],
  [
    'async generators take values, errors and returns at every point, as they did',
    `/** @span */ async function* g(n) {
       try { while (n-- > 0) { try { const sent = yield Promise.resolve(n); if (sent === 'stop') return Promise.resolve('stopped'); } catch (e) { yield 'caught ' + e; } } } finally { await null; yield 'finally'; }
     }
     const drive = async (iterator, steps) => { const seen = []; for (const [step, value] of steps) seen.push(await iterator[step](value).catch((e) => ['threw', e])); return seen; };
     const n = ['next'];
     export const observe = async () => { const it = g(3); return [await drive(g(2), [n, n, n, n]), await drive(g(2), [['throw', 1], n]), await drive(g(2), [['return', Promise.resolve(1)], n]),
       await drive(g(2), [n, ['throw', 'x'], n, n, n]), await drive(g(2), [n, ['return', Promise.reject('p')], n, n]), await drive(g(2), [n, ['return', 'r'], n, n]), await drive(g(2), [n, ['next', 'stop'], n, n]),
       await Promise.all([it.next(), it.next(), it.next(), it.return('q'), it.next()]), Object.prototype.toString.call(g(1)), Object.getPrototypeOf(g(1)) === g.prototype]; };`,
  ],
  [
    'what is returned and thrown is the very same value',
    `const value = { v: 1 }, error = { not: 'an Error' }, promise = Promise.resolve(value);
     /** @span */ const gives = () => value;
     /** @span */ function hands() { return promise; }
     /** @span */ async function resolves() { return value; }
     /** @span */ function throws() { throw error; }
     /** @span */ async function rejects() { throw error; }
     /** @span */ function nothing() { throw undefined; }
     const caught = (f) => { try { f(); } catch (e) { return [e]; } };
     export const observe = async () => [gives() === value, hands() === promise, (await resolves()) === value, caught(throws)[0] === error, caught(nothing), await rejects().catch((e) => e === error)];`,
  ],
  [
    'control flow inside the body stays inside the body',
    `/** @span */ function flow(n) {
       let out = '';
       outer: for (let i = 0; i < n; i++) { for (;;) { if (i === 1) continue outer; if (i === 3) break outer; out += i; break; } }
       switch (n) { case 1: return out + 'one'; case 2: out += 'two'; default: out += 'more'; }
       try { if (n > 3) return out + 'try'; } finally { out += 'finally'; }
       return out;
     }
     /** @span */ const label = () => { a: { break a; } return typeof undeclared; };
     export const observe = () => [flow(1), flow(2), flow(3), flow(4), label()];`,
  ],
  [
    'functions see and change what is around them, and call themselves and each other',
    `let count = 0;
     /** @span */ function even(n) { count++; return n === 0 || odd(n - 1); }
     /** @span */ const odd = (n) => { count++; return n !== 0 && even(n - 1); };
     /** @span */ function parameters(a, b) { const before = a; a = b; var c = a; { let a = 3; c += a; } function inner() { return a; } return [before, a, c, inner()]; }
     /** @span */ const factorial = function self(n) { return n < 2 ? 1 : n * self(n - 1); };
     export const observe = () => [even(7), odd(7), count, parameters(1, 2), factorial(5), even.call.length];`,
  ],
  [
    'async functions call themselves, replace themselves, and are known under several names',
    `/** @span */ export async function down(n, step = 1, ...more) { n -= step; return n > 0 ? [n, ...(await down(n, undefined, 'x')), more.length] : [this === undefined]; }
     /** @span */ export const up = async (n, to = 3) => n < to ? [n, ...(await up(n + 1))] : [];
     /** @span */ async function once() { once = async () => 'again'; return 'first'; }
     /** @span */ const named = async function self(n) { return n === 0 ? self.name : self(n - 1); };
     const later = down, method = { down, ask: up };
     /** @span */ async function deep(n) { return n === 0 ? 0 : 1 + (await deep(n - 1)); }
     export const observe = async () => [await down(3), await up(0), await once(), await once(), await named(2), await later.call('t', 1), await method.down(2), await method.ask(1, 2), await deep(50),
       await Promise.all([down(2), down(2), up(1)])];`,
  ],
];

describe.each(hosts)('in the %s host', (_host, compile) => {
  test.each(programs)('%s', async (_sentence, program) => {
    const code = `import 'filigree';\n${program}`;
    const expected = await load(untransformed(code)).observe();
    expect(compile(code)).toMatch(/annotated|reentrant/);
    expect(await load(compile(code)).observe()).toEqual(expected);
    configure({ enabled: false });
    expect(await load(compile(code)).observe()).toEqual(expected);
  });

  test('switched off, an async function settles when it did', async () => {
    configure({ enabled: false });
    const code = `import 'filigree';
      /** @span */ async function ask(prompt, k = 1) { await null; return [prompt, k]; }
      /** @span */ export const arrow = async (prompt) => prompt;
      export const observe = async () => { const order = []; const tick = async (n) => { while (n-- > 0) { await null; order.push(n); } };
        await Promise.all([ask('a').then((v) => order.push(v)), arrow('b').then((v) => order.push(v)), tick(6)]); return order; };`;
    expect(await load(compile(code)).observe()).toEqual(await load(untransformed(code)).observe());
  });

  test('compiled for an old target, async functions keep their `arguments` and their `super`', async () => {
    const code = `import 'filigree';
      /** @span */ async function f(a) { await null; return [...arguments, this]; }
      const object = { /** @span */ async m() { return [super.toString === Object.prototype.toString, ...arguments]; }, /** @span */ async *n() { yield* arguments; } };
      export const observe = async () => { const all = []; for await (const each of object.n(7, 8)) all.push(each); return [await f.call('self', 1, 2), await object.m(3, 4), all]; };`;
    for (const target of [2, 4, 5]) expect(await load(compile(code, { target })).observe()).toEqual([[1, 2, 'self'], [true, 3, 4], [7, 8]]);
  });
});
