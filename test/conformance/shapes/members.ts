import type { Shape } from '../support/shape.js';

const symbol = Symbol('member');
const computed = ['com', 'puted'].join('');

export const shapes: Shape[] = [
  {
    name: 'a method gets its `this` and its arguments and returns the very object',
    row: 'C1',
    run(t, see) {
      class Agent {
        @t.method('ask')
        ask(...args: unknown[]) {
          see('called', this, ...args);
          return args[0];
        }
      }
      const agent = new Agent();
      const given = { query: 'bees' };
      see('objects', agent, given);
      see.call('ask', () => agent.ask(given, undefined, 5));
    },
    truth: ['ask: ok'],
  },
  {
    name: 'a method that throws throws the very error, untouched, and its span ends',
    row: 'C1',
    run(t, see) {
      const error = new TypeError('no');
      const { stack } = error;
      class Agent {
        @t.method('ask')
        ask() {
          throw error;
        }
      }
      see('error', error);
      see.call('ask', () => new Agent().ask());
      see('untouched', error.stack === stack, ...Reflect.ownKeys(error).map(String));
    },
    truth: ['ask: error'],
  },
  {
    name: 'an async method resolves to the very object',
    row: 'C2',
    async run(t, see) {
      const answer = { text: 'hi' };
      class Agent {
        @t.method('ask')
        async ask() {
          await null;
          return answer;
        }
      }
      see('answer', answer);
      await see.settled('ask', see.call('ask', () => new Agent().ask()));
    },
    truth: ['ask: ok'],
  },
  {
    name: 'an async method that fails rejects with the very error, and its span ends',
    row: 'C2',
    async run(t, see) {
      const error = new Error('no');
      class Agent {
        @t.method('ask')
        async ask() {
          await null;
          throw error;
        }
      }
      see('error', error);
      await see.settled('ask', see.call('ask', () => new Agent().ask()));
    },
    truth: ['ask: error'],
  },
  {
    name: 'an async method that throws before its first `await` rejects and does not throw',
    row: 'C2',
    async run(t, see) {
      class Agent {
        @t.method('ask')
        async ask() {
          throw new Error('at once');
        }
      }
      await see.settled('ask', see.call('ask', () => new Agent().ask()));
    },
    truth: ['ask: error'],
  },
  {
    name: 'a static method sees its class as `this`, also when a subclass inherits it',
    row: 'C17',
    run(t, see) {
      class Agent {
        static made = 0;
        @t.method('make')
        static make() {
          see('this', this);
          this.made += 1;
          return new this();
        }
      }
      class Special extends Agent {}
      see.call('make', () => Agent.make());
      see.call('make of a subclass', () => Special.make());
      see('made', Agent.made, Special.made, Object.hasOwn(Special, 'made'));
    },
    truth: ['make: ok', 'make: ok'],
  },
  {
    name: 'symbol-named, computed, numeric and quoted members are called by their names',
    row: 'C17',
    run(t, see) {
      class Agent {
        @t.method('symbol')
        [symbol]() {
          return 1;
        }
        @t.method('computed')
        [computed]() {
          return 2;
        }
        @t.method('number')
        42() {
          return 3;
        }
        @t.method('quoted')
        'with space'() {
          return 4;
        }
      }
      const agent = new Agent() as any;
      see('results', agent[symbol](), agent.computed(), agent[42](), agent['with space']());
      for (const key of Reflect.ownKeys(Agent.prototype)) see.property(`property ${String(key)}`, Agent.prototype, key);
      see('names', agent[symbol].name, agent.computed.name, agent[42].name, agent['with space'].name);
    },
    truth: ['symbol: ok', 'computed: ok', 'number: ok', 'quoted: ok'],
  },
  {
    name: 'a getter runs when it is read, and a setter gets the very value',
    row: 'C18',
    run(t, see) {
      const value = {};
      class Agent {
        kept: unknown = value;
        @t.method('get')
        get model() {
          see('getter of', this);
          return this.kept;
        }
        @t.method('set')
        set size(next: unknown) {
          see('setter got', next);
          this.kept = next;
        }
      }
      const agent = new Agent();
      see('read', agent.model);
      see.call('write', () => (agent.size = 7));
      see('kept', agent.kept);
      for (const key of ['model', 'size']) see.property(key, Agent.prototype, key);
    },
    truth: ['get: ok', 'set: ok'],
  },
  {
    name: 'a getter that throws throws the very error',
    row: 'C18',
    run(t, see) {
      const error = new Error('not ready');
      class Agent {
        @t.method('get')
        get model(): string {
          throw error;
        }
      }
      see('error', error);
      see.call('read', () => new Agent().model);
    },
    truth: ['get: error'],
  },
  {
    name: 'an arrow-function field keeps the `this` of its object when it is detached',
    row: 'C18',
    run(t, see) {
      class Agent {
        name = 'bee';
        @t.method('ask')
        ask = (...args: unknown[]) => [this.name, ...args].join(' ');
      }
      const { ask } = new Agent();
      see('answer', ask('a', 1));
      see('another object has another', ask === new Agent().ask);
      see.property('field', new Agent(), 'ask');
      see('keys', ...Object.keys(new Agent()));
    },
    truth: ['ask: ok'],
  },
  {
    name: 'an override that calls `super` is recorded around the method that it calls',
    row: 'C19',
    async run(t, see) {
      class Base {
        @t.method('Base.ask')
        async ask(q: string) {
          return `base ${q}`;
        }
      }
      class Special extends Base {
        @t.method('Special.ask')
        override async ask(q: string) {
          return `special ${await super.ask(q)}`;
        }
      }
      await see.settled('ask', new Special().ask('why'));
      await see.settled('ask of the base', new Base().ask('why'));
    },
    truth: ['Special.ask: ok', 'Special.ask > Base.ask: ok', 'Base.ask: ok'],
  },
  {
    name: '`super` reaches getters, statics and methods of a decorated base',
    row: 'C15',
    run(t, see) {
      class Base {
        @t.method('size')
        get size() {
          return 1;
        }
        @t.method('kind')
        static kind() {
          return `kind of ${this.name}`;
        }
      }
      class Special extends Base {
        override get size() {
          return super.size + 1;
        }
        static override kind() {
          return `${super.kind()}!`;
        }
      }
      see('size', new Special().size);
      see('kind', Special.kind());
    },
    truth: ['size: ok', 'kind: ok'],
  },
  {
    name: 'an abstract class with a decorated template method calls its subclass',
    row: 'C19',
    run(t, see) {
      abstract class Base {
        abstract part(): string;
        @t.method('whole')
        whole() {
          return `<${this.part()}>`;
        }
      }
      class Real extends Base {
        @t.method('part')
        part() {
          return 'part';
        }
      }
      see('whole', new Real().whole());
    },
    truth: ['whole: ok', 'whole > part: ok'],
  },
  {
    name: 'an override that is not decorated is not recorded, and the base is not called',
    row: 'C19',
    run(t, see) {
      class Base {
        @t.method('ask')
        ask() {
          return 'base';
        }
      }
      class Special extends Base {
        override ask() {
          return 'special';
        }
      }
      see('ask', new Special().ask());
    },
    truth: [],
  },
  {
    name: 'a mixin’s decorated method works on each class that it is mixed into',
    row: 'C15',
    run(t, see) {
      const Talking = (Base: new () => object) => {
        class Mixed extends Base {
          @t.method('talk')
          talk() {
            return this.constructor.name;
          }
        }
        return Mixed;
      };
      class Dog {}
      class Cat {}
      const [TalkingDog, TalkingCat] = [Talking(Dog), Talking(Cat)];
      see('talk', new TalkingDog().talk(), new TalkingCat().talk(), new TalkingDog() instanceof Dog);
    },
    truth: ['talk: ok', 'talk: ok'],
  },
  {
    name: 'private fields are reached from decorated methods, and not through a foreign object',
    row: 'C16',
    run(t, see) {
      class Agent {
        #key = 'k';
        @t.method('ask')
        ask() {
          return this.#key;
        }
      }
      see('ask', new Agent().ask());
      see.call('of a foreign object', () => Agent.prototype.ask.call({} as Agent));
      see.call('through a Proxy', () => new Proxy(new Agent(), {}).ask());
    },
    truth: ['ask: ok', 'ask: error', 'ask: error'],
  },
  {
    name: 'a detached method has no `this`, and call, apply and bind give it one',
    row: 'C15',
    run(t, see) {
      class Agent {
        @t.method('ask')
        ask(...args: unknown[]) {
          see('this', this, ...args);
        }
      }
      const { ask } = Agent.prototype;
      const other = {};
      const [first, bound] = [ask, ask.bind(other as Agent, 1)];
      see('objects', other);
      first();
      first.call(other as Agent, 2);
      first.apply(null as never, [3]);
      first.call(5 as never);
      bound(4);
      see('bound', bound.name, bound.length);
    },
    truth: ['ask: ok', 'ask: ok', 'ask: ok', 'ask: ok', 'ask: ok'],
  },
  {
    name: 'a method sees how many arguments there were, its defaults and its rest',
    row: 'C15',
    run(t, see) {
      class Agent {
        @t.method('ask')
        ask(a: unknown, b = 'default', ...rest: unknown[]) {
          // oxlint-disable-next-line prefer-rest-params -- `arguments` is what is looked at
          see('arguments', arguments.length, a, b, rest.length);
        }
      }
      const ask = new Agent().ask as (...args: unknown[]) => void;
      ask();
      ask(undefined);
      ask(1, undefined, 3, 4);
      see('length', ask.length);
    },
    truth: ['ask: ok', 'ask: ok', 'ask: ok'],
  },
  {
    name: 'an argument that the method changes is changed for its caller',
    row: 'C15',
    run(t, see) {
      class Agent {
        @t.method('fill')
        fill(list: number[], box: { n: number }) {
          list.push(1);
          box.n += 1;
          return list;
        }
      }
      const [list, box] = [[0], { n: 0 }];
      see('same', new Agent().fill(list, box) === list, list.length, box.n);
      see('frozen', new Agent().fill([], Object.seal({ n: 1 })).length);
    },
    truth: ['fill: ok', 'fill: ok'],
  },
  {
    name: 'an object with decorated members shows the same keys, JSON, clone and entries',
    row: 'C21',
    run(t, see) {
      class Agent {
        a = 1;
        @t.method('ask')
        ask() {}
        @t.method('size')
        get size() {
          return 1;
        }
      }
      const agent = new Agent();
      see('keys', ...Reflect.ownKeys(agent));
      see('json', JSON.stringify(agent), JSON.stringify(structuredClone(agent)));
      const found: string[] = [];
      // oxlint-disable-next-line guard-for-in -- what is inherited is looked at too
      for (const key in agent) found.push(key);
      see('in', ...found);
      see('class', ...Reflect.ownKeys(Agent.prototype).map(String), ...Reflect.ownKeys(Agent).filter((key) => key !== Symbol.for('Symbol.metadata')).map(String));
    },
    truth: [],
  },
  {
    name: 'an instance may be frozen, and its class too, behind the decorator',
    row: 'C23',
    run(t, see) {
      class Agent {
        @t.method('ask')
        ask() {
          return Object.isFrozen(this);
        }
      }
      Object.freeze(Agent.prototype);
      Object.freeze(Agent);
      see('ask', Object.freeze(new Agent()).ask());
    },
    truth: ['ask: ok'],
  },
  {
    name: 'a method that calls itself is recorded at each level',
    row: 'C13',
    run(t, see) {
      class Agent {
        @t.method('down')
        down(n: number): number {
          return n === 0 ? 0 : 1 + this.down(n - 1);
        }
      }
      see('depth', new Agent().down(3));
    },
    truth: ['down: ok', 'down > down: ok', 'down > down > down: ok', 'down > down > down > down: ok'],
  },
  {
    name: 'two async methods that call each other ten thousand times come to their end',
    row: 'C14',
    async run(t, see) {
      class Agent {
        @t.method('ping')
        async ping(n: number): Promise<number> {
          return n === 0 ? 0 : 1 + (await this.pong(n - 1));
        }
        async pong(n: number): Promise<number> {
          await null;
          return n === 0 ? 0 : 1 + (await this.ping(n - 1));
        }
      }
      await see.settled('ping', new Agent().ping(2000));
    },
    truth: (spans) => (spans.length === 1001 && spans.every(({ status }) => status === 'ok') ? undefined : `${spans.length} spans ended, not 1001`),
  },
  {
    name: 'methods of subclasses of Array, Error, Map and Promise keep working',
    row: 'C20',
    async run(t, see) {
      class List extends Array<number> {
        @t.method('sum')
        sum() {
          return this.reduce((a, b) => a + b, 0);
        }
      }
      class Failure extends Error {
        @t.method('explain')
        explain() {
          return `${this.message}!`;
        }
      }
      class Cache extends Map<string, number> {
        @t.method('load')
        load(key: string) {
          return this.set(key, 1);
        }
      }
      class Later<T> extends Promise<T> {
        @t.method('double')
        double() {
          return this.then((n) => (n as number) * 2);
        }
      }
      see('list', (List.from([1, 2]) as List).sum(), List.from([1]).map((n) => n) instanceof List);
      see('failure', new Failure('no').explain());
      see('cache', new Cache().load('a').get('a'));
      const doubled = Later.resolve(2) as Later<number>;
      const later = doubled.double();
      see('class of the promise', later instanceof Later);
      await see.settled('later', later);
    },
    truth: ['sum: ok', 'explain: ok', 'load: ok', 'double: ok'],
  },
  {
    name: 'a constructor may call its decorated methods, and sees the right `new.target`',
    row: 'C20',
    run(t, see) {
      class Agent {
        readonly target: unknown;
        constructor() {
          this.target = new.target;
          see('in the constructor', this.ask());
        }
        @t.method('ask')
        ask() {
          return this instanceof Agent;
        }
      }
      class Special extends Agent {}
      see('targets', new Agent().target === Agent, new Special().target === Special);
    },
    truth: ['ask: ok', 'ask: ok'],
  },
  {
    name: 'a method that is a generator yields to its consumer and returns its value',
    row: 'C6',
    run(t, see) {
      class Agent {
        n = 2;
        @t.method('count')
        *count(): Generator<number, string> {
          for (let i = 0; i < this.n; i++) yield i;
          return 'end';
        }
      }
      const steps = new Agent().count();
      for (let i = 0; i < 4; i++) {
        const { value, done } = steps.next();
        see('step', value, done);
      }
    },
    truth: ['count: ok'],
  },
  {
    name: 'a method that is an async generator is open until it is drained, and children nest in it',
    row: 'C7',
    async run(t, see) {
      class Agent {
        @t.method('answer')
        async *answer() {
          yield await this.part('a');
          await new Promise((resolve) => setTimeout(resolve, 12));
          yield await this.part('b');
        }
        @t.method('part')
        async part(text: string) {
          return text;
        }
      }
      for await (const part of new Agent().answer()) see('part', part);
    },
    truth: ['answer: ok for 8 ms', 'answer > part: ok', 'answer > part: ok'],
  },
  {
    name: 'other decorators see the method in both orders of writing',
    row: 'C22',
    run(t, see) {
      const registered = new Map<unknown, string>();
      const register = ((value: any, context: any, descriptor?: PropertyDescriptor) => {
        const fn = descriptor === undefined ? value : descriptor.value;
        registered.set(fn, 'registered');
        return undefined;
      }) as typeof noDecorator;
      const double = ((value: any, context: any, descriptor?: PropertyDescriptor) => {
        const original = descriptor === undefined ? value : descriptor.value;
        const doubled = function (this: unknown, ...args: unknown[]) {
          return 2 * original.apply(this, args);
        };
        return descriptor === undefined ? doubled : { ...descriptor, value: doubled };
      }) as typeof noDecorator;
      class Agent {
        @register
        @t.method('outside')
        outside() {
          return 1;
        }
        @double
        @t.method('inner')
        inner() {
          return 1;
        }
        @t.method('outer')
        @double
        outer() {
          return 1;
        }
      }
      const agent = new Agent();
      see('registered', registered.get(Agent.prototype.outside));
      see('results', agent.outside(), agent.inner(), agent.outer());
    },
    truth: ['outside: ok', 'inner: ok', 'outer: ok'],
  },
  {
    name: 'a method that is decorated and replaced on one object is the object’s own',
    row: 'C15',
    run(t, see) {
      class Agent {
        @t.method('ask')
        ask() {
          return 'class';
        }
      }
      const agent = new Agent();
      agent.ask = () => 'object';
      see('ask', agent.ask(), new Agent().ask());
      see.call('deleted', () => delete (agent as Partial<Agent>).ask);
      see('ask again', agent.ask());
    },
    truth: ['ask: ok', 'ask: ok'],
  },
  {
    name: 'a method that a getter of its argument would call back is called once',
    row: 'C14',
    run(t, see) {
      let calls = 0;
      class Agent {
        @t.method('ask')
        ask(_question: object) {
          calls += 1;
          return calls;
        }
      }
      const agent = new Agent();
      const question = {
        get again() {
          return agent.ask(question);
        },
        toString: () => String(agent.ask(question)),
      };
      see('ask', agent.ask(question), calls);
    },
    truth: ['ask: ok'],
  },
];

declare const noDecorator: import('../support/shape.js').AnyDecorator;
