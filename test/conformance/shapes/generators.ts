import type { Shape } from '../support/shape.js';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Collects garbage and lets finalizers run. */
async function collect(): Promise<void> {
  for (let i = 0; i < 6; i++) {
    (globalThis as { gc?: () => void }).gc?.();
    await sleep(2);
  }
}

export const shapes: Shape[] = [
  {
    name: 'a generator’s span lasts from its call to its end',
    row: 'C6',
    async run(t, see) {
      const count = t.wrap('count', function* () {
        yield 1;
        yield 2;
      });
      const steps = count();
      see('first', steps.next().value);
      await sleep(12);
      see('rest', ...steps);
    },
    truth: ['count: ok for 8 ms'],
  },
  {
    name: 'a generator gets what `next` is given, and returns its value once',
    row: 'C6',
    run(t, see) {
      const talk = t.wrap('talk', function* (first: string): Generator<string, string, string> {
        const second = yield `${first}1`;
        const third = yield `${second}2`;
        return `${third}3`;
      });
      const steps = talk('a');
      for (const word of ['ignored', 'b', 'c', 'late']) {
        const { value, done } = steps.next(word);
        see('step', value, done);
      }
    },
    truth: ['talk: ok'],
  },
  {
    name: 'a generator that is never started never runs',
    row: 'C6',
    async run(t, see) {
      const count = t.wrap('count', function* () {
        see('ran');
        yield 1;
      });
      (() => count())();
      await collect();
    },
  },
  {
    name: '`return` in the middle of a generator runs its `finally` and is no error',
    row: 'C6',
    run(t, see) {
      const count = t.wrap('count', function* () {
        try {
          yield 1;
          yield 2;
        } finally {
          see('finally');
        }
      });
      const steps = count();
      see('first', steps.next().value);
      const end = steps.return(9 as never);
      see('returned', end.value, end.done, steps.next().done);
      for (const n of count()) {
        see('broken off at', n);
        break;
      }
    },
    truth: ['count: cancelled', 'count: cancelled'],
  },
  {
    name: '`throw` into a generator can be caught in it, and goes on where it is not',
    row: 'C6',
    run(t, see) {
      const error = new Error('into');
      const robust = t.wrap('robust', function* () {
        try {
          yield 1;
        } catch (caught) {
          see('caught', caught);
          yield 'recovered';
        }
      });
      const frail = t.wrap('frail', function* () {
        yield 1;
      });
      const [a, b] = [robust(), frail()];
      see('error', error);
      see('first', a.next().value, b.next().value);
      see('into robust', a.throw(error).value, a.next().done);
      see.call('into frail', () => b.throw(error));
      see('then', b.next().done);
    },
    truth: ['robust: ok', 'frail: error'],
  },
  {
    name: 'a generator that throws throws the very error to its consumer',
    row: 'C6',
    run(t, see) {
      const error = new Error('inside');
      const count = t.wrap('count', function* () {
        yield 1;
        throw error;
      });
      see('error', error);
      see.call('drain', () => [...count()]);
    },
    truth: ['count: error'],
  },
  {
    name: '`yield*` of a traced generator hands values, results and errors through',
    row: 'C6',
    run(t, see) {
      const inner = t.wrap('inner', function* (): Generator<number, string, string> {
        see('inner got', yield 1);
        return 'inner result';
      });
      const outer = t.wrap('outer', function* (): Generator<number | string, void, string> {
        yield yield* inner();
      });
      const steps = outer();
      see('steps', steps.next('x').value, steps.next('y').value, steps.next('z').done);
    },
    truth: ['outer: ok', 'outer > inner: ok'],
  },
  {
    name: 'an endless generator that is broken off stops',
    row: 'C6',
    run(t, see) {
      const count = t.wrap('count', function* () {
        for (let i = 0; ; i++) yield i;
      });
      const [a, b] = count();
      see('destructured', a, b);
      let sum = 0;
      for (const n of count()) {
        if (n > 1000) break;
        sum += n;
      }
      see('sum', sum);
    },
    truth: ['count: cancelled', 'count: cancelled'],
  },
  {
    name: 'spread, `Array.from`, `Map` and `Promise.all` drain a traced generator',
    row: 'C6',
    async run(t, see) {
      const pairs = t.wrap('pairs', function* (): Generator<[string, number]> {
        yield ['a', 1];
        yield ['b', 2];
      });
      see('spread', [...pairs()].length, Array.from(pairs()).length, new Map(pairs()).get('b'));
      see('all', (await Promise.all(pairs())).length);
    },
    truth: ['pairs: ok', 'pairs: ok', 'pairs: ok', 'pairs: ok'],
  },
  {
    name: 'children of a generator nest in it, and code between its steps does not',
    row: 'C6',
    run(t, see) {
      const tool = t.wrap('tool', (n: number) => n);
      const work = t.wrap('work', function* () {
        yield tool(1);
        yield tool(2);
      });
      t.inside('consumer', () => {
        for (const n of work()) see('n', t.wrap('between', () => n)());
      });
    },
    truth: ['consumer: ok', 'consumer > work: ok', 'consumer > work > tool: ok', 'consumer > between: ok', 'consumer > work > tool: ok', 'consumer > between: ok'],
  },
  {
    name: 'a generator is its own iterator and shows its class',
    row: 'C21',
    run(t, see) {
      function* plainly() {
        yield 1;
      }
      const count = t.wrap('count', plainly);
      const steps = count();
      see('iterator', steps[Symbol.iterator]() === steps, String(steps), steps instanceof plainly, Object.keys(steps).length, JSON.stringify(steps));
      see('next', Object.getPrototypeOf(Object.getPrototypeOf(steps)).next.call(steps).value);
      see('rest', [...steps].length);
    },
  },
  {
    name: 'a generator has no properties of its own',
    row: 'C21',
    limit: 'a generator that is looked at must be hooked or replaced; its identity and prototype are kept, and its three methods are its own',
    run(t, see) {
      const count = t.wrap('count', function* () {
        yield 1;
      });
      see('own', ...Reflect.ownKeys(count()).map(String));
    },
  },
  {
    name: 'a generator that calls itself while it runs gets the platform’s TypeError',
    row: 'C6',
    run(t, see) {
      let steps: Generator<unknown>;
      const again = t.wrap('again', function* () {
        yield see.call('next from inside', () => steps.next());
      });
      steps = again();
      see('drained', [...steps].length);
    },
  },
  {
    name: 'an async generator hands out its chunks in order, and its span lasts until it is drained',
    row: 'C7',
    async run(t, see) {
      const answer = t.wrap('answer', async function* () {
        yield 'a';
        await sleep(12);
        yield 'b';
      });
      for await (const chunk of answer()) see('chunk', chunk);
    },
    truth: ['answer: ok for 8 ms'],
  },
  {
    name: 'a `for await` that is broken off runs the generator’s `finally` and cancels',
    row: 'C7',
    async run(t, see) {
      const answer = t.wrap('answer', async function* () {
        try {
          yield 'a';
          yield 'b';
        } finally {
          await null;
          see('finally');
        }
      });
      for await (const chunk of answer()) {
        see('chunk', chunk);
        break;
      }
      see('after');
    },
    truth: ['answer: cancelled'],
  },
  {
    name: 'an async generator that throws rejects its consumer with the very error',
    row: 'C7',
    async run(t, see) {
      const error = new Error('mid-stream');
      const answer = t.wrap('answer', async function* () {
        yield 'a';
        throw error;
      });
      see('error', error);
      const drain = async () => {
        for await (const chunk of answer()) see('chunk', chunk);
      };
      await see.settled('drained', drain());
    },
    truth: ['answer: error'],
  },
  {
    name: 'concurrent `next` calls of an async generator are answered in order',
    row: 'C7',
    async run(t, see) {
      const count = t.wrap('count', async function* () {
        yield 1;
        await null;
        yield 2;
      });
      const steps = count();
      const answers = await Promise.all([steps.next(), steps.next(), steps.next(), steps.next()]);
      see('answers', ...answers.flatMap(({ value, done }) => [value, done]));
    },
    truth: ['count: ok'],
  },
  {
    name: '`throw` and `return` of an async generator settle as they do without a tracer',
    row: 'C7',
    async run(t, see) {
      const make = t.wrap('make', async function* () {
        try {
          yield 1;
        } finally {
          yield 'from finally';
        }
      });
      const [a, b] = [make(), make()];
      await a.next();
      await b.next();
      for (const [what, step] of [['return', () => a.return(undefined as never)], ['throw', () => b.throw(new Error('into'))], ['a', () => a.next()], ['b', () => b.next()]] as const) {
        await see.settled(what, step().then(({ value, done }) => [value, done].join()));
      }
    },
    truth: ['make: ok', 'make: error'],
  },
  {
    name: '`return` with a promise that rejects rejects, and is reported once',
    row: 'C7',
    async run(t, see) {
      const make = t.wrap('make', async function* () {
        yield 1;
      });
      const steps = make();
      await steps.next();
      await see.settled('return', steps.return(Promise.reject(new Error('late')) as never));
      await see.settled('never started', make().return(Promise.reject(new Error('early')) as never));
    },
    truth: ['make: error', 'make: error'],
  },
  {
    name: 'a rejected `next` that nobody handles is reported once',
    row: 'C7',
    async run(t, see) {
      const make = t.wrap('make', async function* () {
        yield 1;
        throw new Error('nobody listens');
      });
      const steps = make();
      await steps.next();
      void steps.next();
      await sleep(2);
      see('after');
    },
    truth: ['make: error'],
  },
  {
    name: 'twenty thousand chunks arrive, each once',
    row: 'C7',
    async run(t, see) {
      const count = t.wrap('count', async function* () {
        for (let i = 0; i < 20_000; i++) yield i;
      });
      let [sum, steps] = [0, 0];
      for await (const n of count()) {
        sum += n;
        steps += 1;
      }
      see('sum', sum, steps);
    },
    truth: ['count: ok'],
  },
  {
    name: 'two consumers that take turns never cross their contexts',
    row: 'D5',
    async run(t, see) {
      const tool = t.wrap('tool', async (id: string) => {
        await null;
        return id;
      });
      const stream = (name: string) =>
        t.wrap(name, async function* () {
          for (let i = 0; i < 2; i++) yield await tool(name);
        });
      const [a, b] = [t.inside('A', () => stream('a')()), t.inside('B', () => stream('b')())];
      for (let i = 0; i < 3; i++) {
        see('a', (await a.next()).value);
        see('b', (await b.next()).value);
      }
    },
    truth: ['A: ok', 'A > a: ok', 'B: ok', 'B > b: ok', 'A > a > tool: ok', 'B > b > tool: ok', 'A > a > tool: ok', 'B > b > tool: ok'],
  },
  {
    name: 'an async generator that is never finished does not stay the context of its consumer',
    row: 'D5',
    async run(t, see) {
      const tool = t.wrap('tool', async () => 1);
      const stream = t.wrap('stream', async function* () {
        yield 1;
        yield 2;
      });
      await t.inside('consumer', async () => {
        const steps = stream();
        see('first', (await steps.next()).value);
        await tool();
        await steps.return();
      });
    },
    truth: ['consumer: ok', 'consumer > stream: cancelled', 'consumer > tool: ok'],
  },
  {
    name: 'a generator that was dropped half-way is recorded when it is collected',
    row: 'C6',
    async run(t, see) {
      const count = t.wrap('count', function* () {
        yield 1;
        yield 2;
      });
      (() => see('first', count().next().value))();
      await collect();
    },
    truth: (spans) => (spans.length === 1 && spans[0]!.name === 'count' ? undefined : `${spans.length} spans ended, not 1`),
  },
  {
    name: 'a function that returns a generator of another function is open until that is drained',
    row: 'C8',
    async run(t, see) {
      function* numbers() {
        yield 1;
      }
      const make = t.wrap('make', () => numbers());
      const steps = make();
      await sleep(12);
      see('rest', ...steps);
    },
    truth: ['make: ok for 8 ms'],
  },
];
