import type { Shape } from '../support/shape.js';

export const shapes: Shape[] = [
  {
    name: 'a plain function keeps its name, length, own properties and prototype',
    row: 'C21',
    run(t, see) {
      const mark = Symbol('mark');
      function search(_query: string, _k: number) {}
      Object.assign(search, { version: 3, [mark]: search });
      Object.defineProperty(search, 'hidden', { value: 1 });
      Object.defineProperty(search, 'lazy', { get: () => 5, configurable: true });
      const { prototype } = search;
      see('prototype', prototype);
      const wrapped = t.wrap('search', search) as any;
      see('version', wrapped.version, wrapped.lazy, wrapped.name, wrapped.length);
      see.property('hidden', wrapped, 'hidden');
      see.property('prototype', wrapped, 'prototype');
      see('keys', ...Reflect.ownKeys(wrapped).map(String));
    },
    truth: [],
  },
  {
    name: 'an arrow function has no prototype and is no constructor',
    row: 'C21',
    run(t, see) {
      const add = t.wrap('add', (a: number, b: number) => a + b) as any;
      see.face('add', add);
      see.call('new', () => typeof new add(1, 2));
      see('sum', add(1, 2));
    },
    truth: ['add: ok'],
  },
  {
    name: 'a constructor function makes its own instances, with `new.target` and subclasses',
    row: 'C20',
    run(t, see) {
      function Point(this: any, x: number) {
        if (new.target === undefined) return 'called';
        this.x = x;
        return undefined;
      }
      Point.prototype.twice = function () {
        return this.x * 2;
      };
      const Wrapped = t.wrap('Point', Point) as any;
      const point = new Wrapped(3);
      see('point', point.x, point.twice(), point instanceof Wrapped, point instanceof (Point as any));
      see('called', Wrapped(3));
      class Point3 extends (Wrapped as new (x: number) => object) {}
      see('subclass', (new Point3(4) as any).x, new Point3(1) instanceof Wrapped, Object.getPrototypeOf(new Point3(1)) === Point3.prototype);
      see('construct', Reflect.construct(Wrapped, [5], Point3) instanceof Point3);
    },
  },
  {
    name: 'an object-literal method keeps its `this` and its `super`',
    row: 'C15',
    run(t, see) {
      const base = { ask: () => 'base' };
      const agent = {
        __proto__: base,
        n: 2,
        ask() {
          return `${(super.ask as any)()} ${(this as any)?.n}`;
        },
      };
      agent.ask = t.wrap('ask', agent.ask);
      see('ask', agent.ask());
    },
    truth: ['ask: ok'],
  },
  {
    name: 'native, bound and Proxy functions can be wrapped',
    row: 'C24',
    run(t, see) {
      let traps = 0;
      const proxy = new Proxy((n: number) => n + 1, { apply: (target, _self, [n]) => (traps++, target(n)) });
      see('native', t.wrap('max', Math.max)(1, 3));
      see('bound', t.wrap('join', Array.prototype.join.bind([1, 2]))('-'));
      see('Proxy', t.wrap('proxy', proxy)(1), traps);
    },
    truth: ['max: ok', 'join: ok', 'proxy: ok'],
  },
  {
    name: 'a tagged template hands on its strings, frozen and raw',
    row: 'C15',
    run(t, see) {
      const seen = new Set<unknown>();
      const tag = t.wrap('tag', (strings: TemplateStringsArray, ...values: unknown[]) => {
        seen.add(strings);
        return [strings.raw[0], Object.isFrozen(strings), ...values].join('|');
      });
      for (let i = 0; i < 2; i++) see('tag', tag`a\n${i}`);
      see('one object', seen.size);
    },
    truth: ['tag: ok', 'tag: ok'],
  },
  {
    name: 'a callback is called with what the API calls it with, at once, later, twice or never',
    row: 'C9',
    async run(t, see) {
      type Done = (error: unknown, value?: unknown) => unknown;
      const api = {
        sync: t.wrap('sync', (done: Done) => done(null, 1)),
        later: t.wrap('later', (done: Done) => void setImmediate(done, null, 2)),
        twice: t.wrap('twice', (done: Done) => [done(null, 3), done(null, 4)]),
        never: t.wrap('never', (_done: Done) => 'never'),
      };
      const done: Done = (...args) => {
        see('called', ...args);
        return 'handled';
      };
      see('sync', api.sync(done));
      see('later', api.later(done));
      see('twice', ...(api.twice(done) as unknown[]));
      see('never', api.never(done));
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
    truth: ['sync: ok', 'later: ok', 'twice: ok', 'never: ok'],
  },
  {
    name: 'a callback that is passed is the very function, and its error goes through',
    row: 'C9',
    run(t, see) {
      const callback = () => {
        throw new Error('of the callback');
      };
      const each = t.wrap('each', (list: unknown[], fn: () => void) => {
        see('same', fn);
        list.forEach(fn);
      });
      see('callback', callback);
      see.call('each', () => each([1], callback));
    },
    truth: ['each: error'],
  },
  {
    name: 'recursion to the end of the stack is still a RangeError, and the program goes on',
    row: 'C13',
    run(t, see) {
      const down: (n: number) => number = t.wrap('down', (n: number) => down(n + 1));
      let name = '';
      try {
        down(0);
      } catch (error) {
        name = (error as Error).constructor.name;
      }
      see('threw', name);
      const plain = t.wrap('after', () => 5);
      see('after', plain());
    },
    truth: (spans) => {
      const after = spans.filter((span) => span.name === 'after');
      const open = spans.filter((span) => span.name === 'down' && span.status !== 'error').length;
      if (after.length !== 1 || after[0]!.parent !== undefined) return 'the span behind it is not a root';
      return open <= 2 ? undefined : `${open} of ${spans.length} spans do not tell the error`;
    },
  },
  {
    name: 'functions with default values that call other traced functions nest',
    row: 'C15',
    run(t, see) {
      const now = t.wrap('now', (): number => 7);
      const at = t.wrap('at', (time = now()) => time);
      see('at', at(), at(1), at.length);
    },
    truth: ['at: ok', 'at > now: ok', 'at: ok'],
  },
  {
    name: 'a function that was frozen stays as it is',
    row: 'C23',
    run(t, see) {
      const fn = Object.freeze(Object.assign(() => 1, { version: 1 }));
      const wrapped = t.wrap('fn', fn) as typeof fn;
      see('call', wrapped(), wrapped.version);
      see('original frozen', Object.isFrozen(fn));
    },
    truth: ['fn: ok'],
  },
  {
    name: '`map`, `sort`, `replace` and the like can be given a traced function',
    row: 'C24',
    run(t, see) {
      const double = t.wrap('double', (n: number) => n * 2);
      see('map', ...[1, 2].map(double));
      const compare = t.wrap('compare', (a: number, b: number) => b - a);
      see('sort', ...[1, 2].sort(compare));
      const upper = t.wrap('upper', (s: string) => s.toUpperCase());
      see('replace', 'ab'.replace(/a/, upper));
      const revive = t.wrap('revive', (_key: string, value: unknown) => value);
      see('revive', JSON.parse('5', revive));
    },
    truth: ['double: ok', 'double: ok', 'compare: ok', 'upper: ok', 'revive: ok'],
  },
];
