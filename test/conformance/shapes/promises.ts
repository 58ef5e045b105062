import type { Shape } from '../support/shape.js';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

class Cancelable<T> extends Promise<T> {
  cancelled = false;
  cancel() {
    this.cancelled = true;
  }
}

/** A promise class of the kind that the generated API clients have: it starts when somebody waits for it. */
class Request extends Promise<string> {
  static made = 0;
  started = 0;
  readonly answer: () => string;
  constructor(answer: () => string) {
    super((resolve) => resolve(null as never));
    this.answer = answer;
    Request.made += 1;
  }
  override then<A = string, B = never>(done?: ((value: string) => A | PromiseLike<A>) | null, failed?: ((reason: unknown) => B | PromiseLike<B>) | null) {
    this.started += 1;
    return Promise.resolve(this.answer()).then(done, failed);
  }
  asResponse() {
    return Promise.resolve({ status: 200 });
  }
  async withResponse() {
    return { data: await this, response: await this.asResponse() };
  }
}

/** A query builder: its work is done when `then` is called, each time. */
class Query {
  runs = 0;
  then(done: (rows: string[]) => unknown) {
    this.runs += 1;
    return Promise.resolve(['row']).then(done);
  }
}

export const shapes: Shape[] = [
  {
    name: 'a plain function’s promise is the very promise, with its own properties',
    row: 'C3',
    async run(t, see) {
      const promise = Object.assign(Promise.resolve(1), { requestId: 'r-1' });
      const ask = t.wrap('ask', () => promise);
      see('promise', promise);
      see.call('ask', ask);
      see('own', ...Reflect.ownKeys(ask()).map(String), ask().requestId);
      await see.settled('ask', ask());
    },
    truth: ['ask: ok', 'ask: ok', 'ask: ok', 'ask: ok'],
  },
  {
    name: 'a plain function’s promise settles in the same turn',
    row: 'C3',
    async run(t, see) {
      const ask = t.wrap('ask', () => Promise.resolve(1));
      await see.ticks('ask', ask());
      const chain = t.wrap('chain', () => Promise.resolve(1).then(() => 2));
      await see.ticks('chain', chain());
    },
    truth: ['ask: ok', 'chain: ok'],
  },
  {
    name: 'a sync function stays sync',
    row: 'C1',
    run(t, see) {
      const add = t.wrap('add', (a: number, b: number) => a + b);
      see('sum', add(1, 2));
      queueMicrotask(() => see('microtask'));
      see('before the microtask');
    },
    truth: ['add: ok'],
  },
  {
    name: 'a memoised promise that is handed out twice is one promise',
    row: 'C3',
    async run(t, see) {
      let cached: Promise<object> | undefined;
      const load = t.wrap('load', () => (cached ??= Promise.resolve({})));
      see('same', load() === load(), load() === cached);
      see('same value', (await load()) === (await load()));
    },
    truth: (spans) => (spans.length === 5 && spans.every(({ status }) => status === 'ok') ? undefined : `${spans.length} spans ended well, not 5`),
  },
  {
    name: 'a promise of a subclass keeps its class and its methods',
    row: 'C3',
    async run(t, see) {
      const ask = t.wrap('ask', () => Cancelable.resolve('yes') as Cancelable<string>);
      const promise = ask();
      see('class', promise);
      see.call('cancel', () => promise.cancel());
      see('cancelled', promise.cancelled);
      await see.settled('ask', promise);
    },
    truth: ['ask: ok'],
  },
  {
    name: 'an API client’s promise is not started, not remade, and keeps its ways to the response',
    row: 'C3',
    async run(t, see) {
      const before = Request.made;
      const ask = t.wrap('ask', () => new Request(() => 'yes'));
      const request = ask();
      await sleep(1);
      see('started', request.started, Request.made - before, request);
      see('answer', await request, request.started);
      see('response', (await ask().withResponse()).data, (await ask().asResponse()).status);
    },
    truth: ['ask: ok', 'ask: ok', 'ask: ok'],
  },
  {
    name: 'a lazy thenable runs when the program waits for it, and only then',
    row: 'C4',
    async run(t, see) {
      const query = new Query();
      const select = t.wrap('select', () => query);
      see('query', query);
      see.call('select', select);
      await sleep(1);
      see('runs', query.runs);
      await see.settled('awaited', select().then((rows) => rows.length));
      see('runs', query.runs);
    },
  },
  {
    name: 'an async function that returns a lazy thenable runs it once',
    row: 'C4',
    async run(t, see) {
      const query = new Query();
      const select = t.wrap('select', async () => query);
      await see.settled('awaited', select().then((rows: any) => rows.length));
      see('runs', query.runs);
    },
    truth: ['select: ok'],
  },
  {
    name: 'a getter of `then` is read as often as without a tracer',
    row: 'C4',
    async run(t, see) {
      let reads = 0;
      const odd = {
        get then() {
          reads += 1;
          return undefined;
        },
      };
      const make = t.wrap('make', () => odd);
      see('same', make() === odd, reads);
      await make();
      see('reads', reads);
    },
    truth: ['make: ok', 'make: ok'],
  },
  {
    name: 'a promise that never settles harms nobody',
    row: 'C5',
    async run(t, see) {
      const hang = t.wrap('hang', () => new Promise(() => {}));
      see.call('hang', hang);
      const winner = await Promise.race([hang(), sleep(1).then(() => 'timer')]);
      see('winner', winner);
    },
  },
  {
    name: 'an async rejection that nobody handles is reported once, with the very error',
    row: 'C2',
    async run(t, see) {
      const error = new Error('nobody listens');
      see('error', error);
      const ask = t.wrap('ask', async () => {
        await null;
        throw error;
      });
      void ask();
      await sleep(2);
      see('after');
    },
    truth: ['ask: error'],
  },
  {
    name: 'an async rejection that is handled is not reported',
    row: 'C2',
    async run(t, see) {
      const ask = t.wrap('ask', async () => {
        throw new Error('handled');
      });
      await ask().catch(() => see('caught'));
      await Promise.allSettled([ask(), ask()]);
      await sleep(2);
    },
    truth: ['ask: error', 'ask: error', 'ask: error'],
  },
  {
    name: 'a rejection that is handled late is reported, and taken back once',
    row: 'C2',
    async run(t, see) {
      const ask = t.wrap('ask', async () => {
        throw new Error('handled late');
      });
      const promise = ask();
      await sleep(2);
      see('now');
      promise.catch(() => see('caught'));
      await sleep(2);
    },
    truth: ['ask: error'],
  },
  {
    name: 'a plain function’s rejection that is handled is not reported',
    row: 'C2',
    async run(t, see) {
      const ask = t.wrap('ask', () => Promise.reject(new Error('handled')));
      await ask().catch(() => see('caught'));
      await sleep(2);
    },
    truth: ['ask: error'],
  },
  {
    name: 'a plain function’s rejection that nobody handles is reported',
    row: 'C2',
    limit: 'who listens to a promise handles its rejection, and the very promise must be handed out; an `async` function has no such limit',
    async run(t, see) {
      const ask = t.wrap('ask', () => Promise.reject(new Error('nobody listens')));
      void ask();
      await sleep(2);
      see('after');
    },
  },
  {
    name: 'an async function that was given to `Promise.all` a thousand times has a thousand children of one parent',
    row: 'D1',
    async run(t, see) {
      const child = t.wrap('child', async (n: number) => {
        await (n % 2 === 0 ? null : sleep(n % 3));
        return n;
      });
      const sum = await t.inside('parent', async () => {
        const all = await Promise.all(Array.from({ length: 1000 }, (_, n) => child(n)));
        return all.reduce((a, b) => a + b, 0);
      });
      see('sum', sum);
    },
    truth: (spans) => {
      const parent = spans.find(({ name }) => name === 'parent');
      const children = spans.filter(({ name }) => name === 'child');
      if (children.length !== 1000) return `${children.length} children ended, not 1000`;
      return children.every((child) => child.parent === parent?.id) ? undefined : 'a child has another parent';
    },
  },
  {
    name: '`race`, `any` and `allSettled` of traced calls come to what they come to',
    row: 'D1',
    async run(t, see) {
      const after = t.wrap('after', async (ms: number, fails = false) => {
        await sleep(ms);
        if (fails) throw new Error(`failed after ${ms}`);
        return ms;
      });
      see('race', await Promise.race([after(1), after(30)]));
      see('any', await Promise.any([after(1, true), after(5)]));
      await see.settled('any of failures', Promise.any([after(1, true), after(2, true)]));
      see('allSettled', ...(await Promise.allSettled([after(1), after(1, true)])).map(({ status }) => status));
      await sleep(40);
    },
    truth: (spans) => (spans.length === 8 && spans.filter(({ status }) => status === 'error').length === 4 ? undefined : `${spans.length} spans ended, not 8 of which 4 failed`),
  },
  {
    name: 'a promise that is thrown is thrown, and not awaited',
    row: 'A36',
    async run(t, see) {
      const promise = sleep(1);
      const suspend = t.wrap('suspend', () => {
        throw promise;
      });
      see('promise', promise);
      see.call('suspend', suspend);
      await promise;
    },
    truth: ['suspend: error'],
  },
  {
    name: 'a frozen promise, and one with a `then` of its own, are handed on untouched',
    row: 'C3',
    async run(t, see) {
      const frozen = Object.freeze(Promise.resolve(1));
      const own = Promise.resolve(2);
      let calls = 0;
      Object.defineProperty(own, 'then', {
        value(done: (n: number) => void) {
          calls += 1;
          done(3);
        },
      });
      const [first, second] = [t.wrap('frozen', () => frozen), t.wrap('own', () => own)];
      see('same', first() === frozen, second() === own, calls);
      see('values', await first(), await Promise.race([second(), 'other']));
    },
  },
  {
    name: 'an async function’s promise is a native one, of no other class',
    row: 'C3',
    async run(t, see) {
      const ask = t.wrap('ask', async () => Cancelable.resolve(1));
      const promise = ask();
      see('promise', promise, Object.getPrototypeOf(promise) === Promise.prototype, promise.constructor === Promise, Promise.resolve(promise) === promise);
      await see.settled('ask', promise);
    },
    truth: ['ask: ok'],
  },
  {
    name: 'an async call ends before code that waits for it goes on',
    row: 'C2',
    async run(t, see) {
      const ask = t.wrap('ask', async () => {
        await sleep(12);
        return 1;
      });
      await ask();
      see('after');
    },
    truth: ['ask: ok for 8 ms'],
  },
  {
    name: 'a plain function’s promise is open until it settles',
    row: 'C3',
    async run(t, see) {
      const ask = t.wrap('ask', () => sleep(12));
      await ask();
      see('after');
    },
    truth: ['ask: ok for 8 ms'],
  },
];
