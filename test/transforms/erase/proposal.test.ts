/** What the proposal says and TypeScript's lowering does not do, or does otherwise. */
import { expect, test } from '@jest/globals';
import { instrumented } from 'filigree';
import * as filigree from 'filigree';
import * as runtime from 'filigree/runtime';
import ts from 'typescript';
import { transform } from '../../../transforms/apply.js';
import { record } from '../../support/record.js';

type Exports = Record<string, any>;

/** Runs a program whose decorators have been erased; nothing after the transform knows decorators. */
async function run(code: string): Promise<Exports> {
  const { code: erased } = transform(`import { span, trace } from 'filigree';\n${code}`, 'agent.ts', { erase: true })!;
  const { outputText } = ts.transpileModule(erased, { compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.CommonJS } });
  const exports: Exports = {};
  const AsyncFunction = (async () => {}).constructor as new (...args: string[]) => (...args: unknown[]) => Promise<void>;
  await new AsyncFunction('require', 'exports', outputText)((name: string) => (name === 'filigree' ? filigree : runtime), exports);
  return exports;
}

test('a private method reaches `super`', async () => {
  const recorded = record();
  const { Agent } = await run(`
    class Base { ask(q: string) { return 'base ' + q; } }
    export class Agent extends Base { @span #ask(q: string) { return super.ask(q); } run() { return this.#ask('why'); } }`);
  expect(new Agent().run()).toBe('base why');
  expect(recorded.span('Agent.#ask').input).toEqual({ q: 'why' });
});

test('`this`, `arguments` and `await` in a decorator are those around the class', async () => {
  const { make } = await run(`
    export async function make(this: { model: string }, tag: string) {
      return class Agent {
        @span({ metadata: { model: this.model, given: arguments.length } }) ask() {}
        @span({ tags: [await Promise.resolve(tag)] }) run() {}
      };
    }`);
  const options = instrumented(await make.call({ model: 'm' }, 'a')).map((member) => member.options);
  expect(options).toEqual([{ metadata: { model: 'm', given: 1 } }, { tags: ['a'] }]);
});

test('a class that is made twice at the same time keeps each one’s decorators', async () => {
  const { make } = await run(`
    export const make = async (tag: string) => class { @span({ tags: [await Promise.resolve(tag)] }) run() {} @span({ tags: [tag] }) #go() {} };`);
  const classes = await Promise.all([make('a'), make('b')]);
  expect(classes.map((made) => instrumented(made).map(({ options }) => options))).toEqual([[{ tags: ['a'] }, { tags: ['a'] }], [{ tags: ['b'] }, { tags: ['b'] }]]);
});

test('a class whose definition fails leaves nothing to the next one', async () => {
  const { Agent } = await run(`
    const fail = () => { throw new Error('no'); };
    try { class Broken { @span({ tags: ['broken'] }) [String('a')]() {} @span({ tags: ['broken'] }) [fail()]() {} } } catch {}
    export class Agent { @span({ tags: ['kept'] }) [String('a')]() {} }`);
  expect(instrumented(Agent).map(({ options }) => options)).toEqual([{ tags: ['kept'] }]);
  expect(Reflect.ownKeys(Agent)).toEqual(['length', 'name', 'prototype', Symbol.metadata]);
});

test('a function that a field holds is named after the field, whatever names the field', async () => {
  const { Agent } = await run(`
    const key = Symbol('key');
    export class Agent { @span plain = () => {}; @span [key] = () => {}; @span #hidden = () => {}; @span own = function own2() {}; @span static ['a' + 1] = async () => {};
      get names() { return [this.plain, this[key], this.#hidden, this.own, (Agent as any).a1].map((fn) => fn.name); } }`);
  expect(new Agent().names).toEqual(['plain', '[key]', '#hidden', 'own2', 'a1']);
});

test('a class keeps the name that its place gives it, and one with a static `name` keeps that', async () => {
  const { Assigned, Named, holder, computed } = await run(`
    export let Assigned; Assigned = class { @span run = () => {}; };
    export const Named = class { @span run = () => {}; static get name() { return 'mine'; } };
    export const holder = { 'in an object': class { @span run = () => {}; } };
    export const computed = [class { @span run = () => {}; }];`);
  expect([Assigned.name, Named.name, holder['in an object'].name, computed[0].name]).toEqual(['Assigned', 'mine', 'in an object', '']);
});

test('an object that names a member is asked for its text once, and may give a symbol', async () => {
  const { Agent, asked } = await run(`
    export const asked: string[] = [];
    const key = (give: unknown): any => ({ [Symbol.toPrimitive]: (hint: string) => (asked.push(hint), give) });
    export class Agent { @span [key('text')]() {} @span [key(Symbol.iterator)]() {} @span accessor [key('value')] = 1; }`);
  expect(Reflect.ownKeys(Agent.prototype)).toEqual(['constructor', 'text', 'value', Symbol.iterator]);
  expect(asked).toEqual(['string', 'string', 'string']);
});

test('a metadata object is there, and inherits from that of the class it extends', async () => {
  const { Base, Agent } = await run('export class Base { @span run() {} } export class Agent extends Base { @span run() {} }');
  expect(Object.getPrototypeOf(Agent[Symbol.metadata])).toBe(Base[Symbol.metadata]);
});

test('a misplaced decorator is told as it would be without the transform', async () => {
  await expect(run('export class Agent { @span static limit = 5; }')).rejects.toThrow(/`@span` on `limit`: expected .+, got a field that holds `5`/);
});
