import type { Shape } from '../support/shape.js';

/** Decorators on a class as a whole. */
export const shapes: Shape[] = [
  {
    name: 'a decorated class records each public method, and is the same class',
    row: 'C17',
    async run(t, see) {
      @t.everyMethod
      class Asker {
        static count = 0;
        readonly name: string;
        constructor(name = 'agent') {
          this.name = name;
          Asker.count += 1;
        }
        ask(question: string, k = 5) {
          return [this.name, question, k];
        }
        async later() {
          await null;
          return this;
        }
        *parts() {
          yield this.#hidden();
        }
        static make(name: string) {
          return new Asker(name);
        }
        #hidden() {
          return this.name;
        }
        get size() {
          return this.#hidden().length;
        }
      }
      const agent = Asker.make('a');
      see('objects', Asker, agent, agent instanceof Asker, agent.constructor === Asker);
      see('keys', ...Reflect.ownKeys(Asker.prototype).map(String), ...Object.keys(agent), ...Object.keys(Asker));
      for (const key of ['ask', 'later', 'parts'] as const) see.face(key, Asker.prototype[key]);
      see.property('size', Asker.prototype, 'size');
      see('results', ...agent.ask('q'), ...agent.parts(), agent.size, Asker.count);
      await see.settled('later', agent.later());
    },
    truth: ['Asker.make: ok', 'Asker.ask: ok', 'Asker.parts: ok', 'Asker.later: ok'],
  },
  {
    name: 'methods of a decorated class that call each other nest, and errors go through all of them',
    row: 'C1',
    run(t, see) {
      const error = new Error('no');
      @t.everyMethod
      class Runner {
        run() {
          return this.step();
        }
        step(): never {
          throw error;
        }
      }
      see('error', error);
      see.call('run', () => new Runner().run());
    },
    truth: ['Runner.run: error', 'Runner.run > Runner.step: error'],
  },
  {
    name: 'a subclass of a decorated class overrides, calls `super` and inherits as ever',
    row: 'C19',
    run(t, see) {
      @t.everyMethod
      class Actor {
        act() {
          return 'base';
        }
        rest() {
          return this.act();
        }
        static kind() {
          return this.name;
        }
      }
      class PlainActor extends Actor {
        override act() {
          return `plain ${super.act()}`;
        }
      }
      @t.everyMethod
      class SeenActor extends Actor {
        override act() {
          return `seen ${super.act()}`;
        }
      }
      see('plain', new PlainActor().act(), PlainActor.kind());
      see('seen', new SeenActor().rest());
    },
    truth: ['Actor.act: ok', 'Actor.kind: ok', 'Actor.rest: ok', 'Actor.rest > SeenActor.act: ok', 'Actor.rest > SeenActor.act > Actor.act: ok'],
  },
  {
    name: 'a class that is decorated as a whole and at a method records each call once',
    row: 'C21',
    run(t, see) {
      @t.everyMethod
      class Twice {
        @t.method('Twice.ask')
        ask() {
          return 1;
        }
      }
      see('ask', new Twice().ask());
    },
    truth: ['Twice.ask: ok'],
  },
  {
    name: 'a class whose prototype is frozen stays as it is, which is said once',
    row: 'C23',
    run(t, see) {
      class Agent {
        ask() {
          return 1;
        }
        tell() {
          return 2;
        }
        static make() {
          return new Agent();
        }
      }
      const { ask } = Agent.prototype;
      Object.freeze(Agent.prototype);
      see.call('decorated', () => t.everyMethod(Agent));
      see('results', Agent.make().ask(), new Agent().tell(), Agent.prototype.ask === ask);
    },
    truth: ['Agent.make: ok'],
    warnings: [/`Agent\.ask`, `Agent\.tell`/],
  },
  {
    name: 'a class that is frozen altogether stays as it is, which is said once',
    row: 'C23',
    run(t, see) {
      class Agent {
        ask() {
          return 1;
        }
        static make() {
          return new Agent();
        }
      }
      Object.freeze(Agent);
      Object.freeze(Agent.prototype);
      see.call('decorated', () => t.everyMethod(Agent));
      see('results', Agent.make().ask(), Object.isFrozen(Agent));
    },
    truth: [],
    warnings: [/`Agent\.ask`, `Agent\.make`/],
  },
  {
    name: 'a method that is not configurable stays as it is, which is said once, and the others are recorded',
    row: 'C23',
    run(t, see) {
      class Agent {
        ask() {
          return 1;
        }
        tell() {
          return 2;
        }
      }
      Object.defineProperty(Agent.prototype, 'ask', { configurable: false });
      see.call('decorated', () => t.everyMethod(Agent));
      see('results', new Agent().ask(), new Agent().tell());
      see.property('ask', Agent.prototype, 'ask');
    },
    truth: ['Agent.tell: ok'],
    warnings: [/`Agent\.ask`: cannot/],
  },
  {
    name: 'a method that is configurable and not writable is recorded and stays read-only',
    row: 'C23',
    run(t, see) {
      class Agent {
        ask() {
          return 1;
        }
      }
      Object.defineProperty(Agent.prototype, 'ask', { writable: false });
      see.call('decorated', () => t.everyMethod(Agent));
      see('results', new Agent().ask());
      see.call('assigned', () => (Agent.prototype.ask = () => 3));
    },
    truth: ['Agent.ask: ok'],
  },
];
