import type { Shape } from '../support/shape.js';

export const shapes: Shape[] = [
  {
    name: 'a decorated method has the same name, length, properties and descriptor',
    row: 'C21',
    run(t, see) {
      class Agent {
        @t.method('span name')
        ask(_a: unknown, _b: unknown, _c = 1) {}
      }
      see.property('property', Agent.prototype, 'ask');
      see.face('ask', Agent.prototype.ask);
    },
    truth: [],
  },
  {
    name: 'an async method still says that it is async',
    row: 'C21',
    run(t, see) {
      class Agent {
        @t.method('ask')
        async ask() {}
      }
      see.face('ask', Agent.prototype.ask);
      see('constructor', Agent.prototype.ask.constructor.name);
    },
    truth: [],
  },
  {
    name: 'a generator method still says that it is one, and its generators are of its prototype',
    row: 'C21',
    run(t, see) {
      class Agent {
        @t.method('count')
        *count() {
          yield 1;
        }
      }
      const { count } = Agent.prototype;
      see('tag', Object.prototype.toString.call(count), count.constructor.name);
      see('own', ...Reflect.ownKeys(count).map(String));
      const generator = count();
      see('generator', generator instanceof (count as never as typeof Object), Object.getPrototypeOf(generator) === count.prototype, String(generator));
      see('rest', [...generator].length);
    },
    truth: ['count: ok'],
  },
  {
    name: 'an async generator method still says that it is one',
    row: 'C21',
    async run(t, see) {
      class Agent {
        @t.method('count')
        async *count() {
          yield 1;
        }
      }
      const { count } = Agent.prototype;
      see('tag', Object.prototype.toString.call(count), count.constructor.name);
      const generator = count();
      see('generator', Object.getPrototypeOf(generator) === count.prototype, String(generator));
      for await (const n of generator) see('n', n);
    },
    truth: ['count: ok'],
  },
  {
    name: 'a method is no constructor',
    row: 'C20',
    run(t, see) {
      class Agent {
        @t.method('ask')
        ask() {}
      }
      const { ask } = Agent.prototype as any;
      // oxlint-disable-next-line new-cap -- a method is what is tried
      see.call('new', () => Object.getPrototypeOf(new ask()));
      see('prototype', 'prototype' in ask);
    },
    truth: [],
  },
  {
    name: 'a method is one function, the same for every object and every read',
    row: 'C24',
    run(t, see) {
      class Agent {
        @t.method('ask')
        ask() {}
      }
      class Special extends Agent {}
      const cache = new WeakMap([[Agent.prototype.ask, 'cached']]);
      see('same', new Agent().ask === new Agent().ask, new Special().ask === Agent.prototype.ask, cache.get(new Agent().ask));
    },
    truth: [],
  },
  {
    name: 'the source text of a function is the program’s own',
    row: 'C24',
    limit: 'the platform shows the text of the function that is called, and that one is the wrapper',
    run(t, see) {
      const add = t.wrap('add', (a: number, b: number) => a + b);
      see('source', Function.prototype.toString.call(add));
    },
  },
  {
    name: '`util.types` tells an async function from a plain one',
    row: 'C21',
    limit: 'the platform looks at an internal mark of the function itself; an async wrapper would add turns to every call',
    async run(t, see) {
      const { types } = await import('node:util');
      see('async', types.isAsyncFunction(t.wrap('ask', async () => {})));
    },
  },
  {
    name: 'decorating twice is decorating once',
    row: 'C21',
    run(t, see) {
      const ask = t.wrap('ask', t.wrap('ask', () => 1));
      see('ask', ask());
    },
    truth: ['ask: ok'],
  },
];
