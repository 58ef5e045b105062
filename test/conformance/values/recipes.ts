import fc from 'fast-check';
import { hostileValues } from '../support/hostile.js';
import { anyCharacter } from '../../support/any-character.js';

/** How a value is made. It is made anew for each place it goes to, and never seen by fast-check, which would ask it things. */
export interface Recipe {
  readonly text: string;
  readonly make: () => unknown;
}

/** What ran that nobody may run: getters, traps, iterators, `then`. */
export const touched: string[] = [];

function touch(what: string): never {
  touched.push(what);
  throw new Error(`${what} was run`);
}

const recipe = (text: string, make: () => unknown): Recipe => ({ text, make });

/** What is dear to make is made once, and shared, as it is in programs. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const large: readonly Recipe[] = [
  recipe('5 MB of text', once(() => 'text '.repeat(1_000_000))),
  recipe('an array of 100,000', once(() => Array.from({ length: 100_000 }, (_, i) => ({ i })))),
  recipe('an object with 20,000 keys', once(() => Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key ${i}`, i])))),
  recipe('a Map of 20,000', once(() => new Map(Array.from({ length: 20_000 }, (_, i) => [i, { i }])))),
  recipe('16 MB of bytes', once(() => Buffer.alloc(2 ** 24))),
  recipe('5,000 levels', once(() => Array.from({ length: 5000 }).reduce((inner) => ({ inner }), 'bottom'))),
  recipe('25 levels of twice the same', once(() => Array.from({ length: 25 }).reduce((inner) => [inner, inner], 'leaf'))),
  recipe('100 levels of 3 times the same', once(() => Array.from({ length: 100 }).reduce((inner) => [inner, inner, inner], 'leaf'))),
];

/** Those of the catalogue that are cheap to make; the others are in the shapes. */
const catalogue: readonly Recipe[] = hostileValues
  .filter(({ name }) => !/million|MB|sparse|levels|megabyte|server|thousand|paths/.test(name))
  .map(({ name, make }) => recipe(name, () => make().value));

const leaves = fc.oneof(
  { weight: 6, arbitrary: fc.anything({ maxDepth: 0, withBigInt: true, withBoxedValues: true, withDate: true, withSparseArray: true, withTypedArray: true }).map((value) => recipe(fc.stringify(value), () => value)) },
  { weight: 4, arbitrary: fc.string({ unit: anyCharacter, maxLength: 40 }).map((value) => recipe(fc.stringify(value), () => value)) },
  { weight: 4, arbitrary: fc.constantFrom(...catalogue) },
  { weight: 3, arbitrary: fc.constantFrom(...oddities()) },
);

function oddities(): Recipe[] {
  return [
    recipe('a symbol', () => Symbol('s')),
    recipe('-0', () => -0),
    recipe('NaN', () => Number.NaN),
    recipe('a function', () => () => 1),
    recipe('an async generator', () => (async function* () {})()),
    recipe('a rejected promise', () => {
      const promise = Promise.reject(new Error('of the program'));
      promise.catch(() => {});
      return promise;
    }),
    recipe('a lone surrogate', () => '\ud800'),
    recipe('a secret', () => 'Bearer sk-ant-REDACTED'),
    recipe('an error with a getter for `cause`', () => Object.defineProperty(new Error('e'), 'cause', { get: () => touch('a getter of `cause`') })),
    recipe('an aborted signal', () => AbortSignal.abort('why')),
    recipe('a WeakRef', () => new WeakRef({})),
    recipe('`arguments`', () => argumentsOf()),
    recipe('a URL', () => new URL('http://user:pass@host/?q=1')),
    recipe('a RegExp with a lastIndex', () => Object.assign(/x/g, { lastIndex: 3 })),
  ];
}

function argumentsOf(..._args: unknown[]): unknown {
  // oxlint-disable-next-line prefer-rest-params -- the object itself is wanted
  return arguments;
}

const keys = fc.oneof(fc.string({ unit: anyCharacter, maxLength: 12 }), fc.constantFrom('__proto__', 'constructor', 'then', 'toJSON', 'toString', 'length', 'message', 'stack', 'cause', 'signal', 'name', 'password', 'error', 'recording', 'trace', 'endedAt'));

type Field = readonly [key: string, value: Recipe];

function filled(target: object, fields: readonly Field[]): object {
  for (const [key, { make }] of fields) Object.defineProperty(target, key, { value: make(), writable: true, enumerable: true, configurable: true });
  return target;
}

/** To define `stack`, Node asks the error for its text, which throws where a symbol or an object without a text is its name. */
function stackFirst(fields: readonly Field[]): Field[] {
  return fields.toSorted(([a], [b]) => Number(b === 'stack') - Number(a === 'stack'));
}

const namesOf = (fields: readonly Field[]) => fields.map(([key, { text }]) => `${JSON.stringify(key)}: ${text}`).join(', ');

/** Objects whose every way in is watched. */
function trapped(target: object): object {
  const handler = Object.fromEntries(
    ['get', 'set', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'defineProperty', 'deleteProperty', 'isExtensible', 'apply', 'construct'].map((name) => [name, () => touch(`the trap \`${name}\``)]),
  );
  return new Proxy(target, handler);
}

class Instance {
  #secret = 1;
  get secret() {
    return touch(`a getter of ${this.#secret}`);
  }
}

class Converted {
  readonly result: unknown;
  constructor(result: unknown) {
    this.result = result;
  }
  toJSON() {
    return this.result;
  }
}

/** Any value that a program can make, hostile ones before all. */
export const recipes: fc.Arbitrary<Recipe> = fc.letrec<{ node: Recipe; fields: Field[]; list: Recipe[] }>((tie) => ({
  fields: fc.array(fc.tuple(keys, tie('node')), { maxLength: 4 }),
  list: fc.array(tie('node'), { maxLength: 4 }),
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 8, arbitrary: leaves },
    { weight: 4, arbitrary: tie('fields').map((fields) => recipe(`{${namesOf(fields)}}`, () => filled({}, fields))) },
    { weight: 3, arbitrary: tie('list').map((list) => recipe(`[${list.map(({ text }) => text).join(', ')}]`, () => list.map(({ make }) => make()))) },
    { weight: 1, arbitrary: tie('fields').map((fields) => recipe(`Instance {${namesOf(fields)}}`, () => filled(new Instance(), fields))) },
    { weight: 1, arbitrary: tie('fields').map((fields) => recipe(`null-prototype {${namesOf(fields)}}`, () => filled(Object.create(null) as object, fields))) },
    { weight: 1, arbitrary: tie('fields').map((fields) => recipe(`frozen {${namesOf(fields)}}`, () => Object.freeze(filled({}, fields)))) },
    { weight: 1, arbitrary: tie('fields').map((fields) => recipe(`Error {${namesOf(fields)}}`, () => filled(new TypeError('made'), stackFirst(fields)))) },
    { weight: 1, arbitrary: tie('list').map((list) => recipe(`Map [${list.map(({ text }) => text).join(', ')}]`, () => new Map(list.map(({ make }) => [make(), make()])))) },
    { weight: 1, arbitrary: tie('list').map((list) => recipe(`Set [${list.map(({ text }) => text).join(', ')}]`, () => new Set(list.map(({ make }) => make())))) },
    { weight: 1, arbitrary: tie('node').map(({ text, make }) => recipe(`toJSON → ${text}`, () => new Converted(make()))) },
    { weight: 1, arbitrary: tie('fields').map((fields) => recipe(`Proxy of {${namesOf(fields)}}`, () => trapped(filled({}, fields)))) },
    { weight: 1, arbitrary: tie('fields').map((fields) => recipe(`a prototype that is a Proxy, {${namesOf(fields)}}`, () => filled(Object.create(trapped({})) as object, fields))) },
    {
      weight: 1,
      arbitrary: fc.tuple(keys, tie('fields')).map(([key, fields]) => recipe(`{get ${JSON.stringify(key)}, ${namesOf(fields)}}`, () => Object.defineProperty(filled({}, fields), key, { get: () => touch('a getter'), enumerable: true }))),
    },
    {
      weight: 1,
      arbitrary: tie('fields').map((fields) =>
        recipe(`circular {${namesOf(fields)}}`, () => {
          const target = filled({}, fields) as Record<string, unknown>;
          target['self'] = target;
          return target;
        }),
      ),
    },
  ),
})).node;

/** One in two thousand is large: they take a thousand times as long. */
export const anyRecipe: fc.Arbitrary<Recipe> = fc.oneof({ weight: 2000, arbitrary: recipes }, { weight: 1, arbitrary: fc.constantFrom(...large) });
