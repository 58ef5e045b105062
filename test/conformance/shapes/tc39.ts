import type { Shape } from '../support/shape.js';

/** Members that only TC39 decorators can be put on. */
export const shapes: Shape[] = [
  {
    name: '`#private` methods, statics and fields work decorated',
    row: 'C16',
    run(t, see) {
      class Agent {
        #key = 'k';
        @t.method('private')
        #ask(q: string) {
          return `${q}${this.#key}`;
        }
        @t.method('private static')
        static #make() {
          return new Agent();
        }
        @t.method('private field')
        #twice = (n: number) => n * 2 + this.#key.length;
        static run() {
          const agent = Agent.#make();
          return [agent.#ask('q'), agent.#twice(3), #ask in agent];
        }
      }
      see('results', ...Agent.run());
    },
    truth: ['private static: ok', 'private: ok', 'private field: ok'],
  },
  {
    name: '`#private` getters and setters work decorated',
    row: 'C16',
    run(t, see) {
      class Agent {
        #kept = 1;
        @t.method('get')
        get #size() {
          return this.#kept;
        }
        @t.method('set')
        set #limit(n: number) {
          this.#kept = n;
        }
        run() {
          this.#limit = 5;
          return this.#size;
        }
      }
      see('size', new Agent().run());
    },
    truth: ['set: ok', 'get: ok'],
  },
  {
    name: 'a `#private` async generator is open until it is drained',
    row: 'C16',
    async run(t, see) {
      class Agent {
        @t.method('stream')
        async *#stream() {
          yield 1;
          await new Promise((resolve) => setTimeout(resolve, 12));
          yield 2;
        }
        async run() {
          for await (const n of this.#stream()) see('chunk', n);
        }
      }
      await new Agent().run();
    },
    truth: ['stream: ok for 8 ms'],
  },
  {
    name: 'an `accessor` is read and written through its span',
    row: 'C18',
    run(t, see) {
      const first = {};
      class Agent {
        @t.method('model')
        accessor model: unknown = first;
        @t.method('shared')
        static accessor shared = 1;
      }
      const agent = new Agent();
      see('read', agent.model);
      agent.model = 5;
      see('read again', agent.model, new Agent().model);
      Agent.shared += 1;
      see('shared', Agent.shared);
      see.property('accessor', Agent.prototype, 'model');
    },
    truth: (spans) => (spans.length === 7 ? undefined : `${spans.length} spans ended, not 7`),
  },
  {
    name: '`context.addInitializer`, `access` and metadata of other decorators keep working',
    row: 'C22',
    run(t, see) {
      const bound = (value: any, { name, addInitializer, access }: ClassMethodDecoratorContext<any, any>) => {
        addInitializer(function () {
          (this as any)[name] = (this as any)[name].bind(this);
          see('access', access.has(this), typeof access.get(this));
        });
      };
      class Agent {
        n = 4;
        @bound
        @t.method('ask')
        ask() {
          return this.n;
        }
      }
      const { ask } = new Agent();
      see('ask', ask());
    },
    truth: ['ask: ok'],
  },
  {
    name: 'a static block calls the decorated method',
    row: 'C17',
    run(t, see) {
      class Agent {
        @t.method('make')
        static make() {
          return this;
        }
        static {
          see('made', Agent.make() === Agent);
        }
      }
      see('made again', Agent.make() === Agent);
    },
    truth: ['make: ok', 'make: ok'],
  },
  {
    name: 'an anonymous class expression and a class that refers to itself work decorated',
    row: 'C17',
    run(t, see) {
      const Agent = class {
        static count = 0;
        @t.method('ask')
        ask() {
          return (this.constructor as typeof Agent).count++;
        }
      };
      see('ask', new Agent().ask(), Agent.count, Agent.name);
    },
    truth: ['ask: ok'],
  },
];
