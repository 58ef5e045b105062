import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { EventEmitter, once } from 'node:events';
import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import type { Shape } from '../support/shape.js';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const shapes: Shape[] = [
  {
    name: 'the program’s own AsyncLocalStorage reads the same everywhere',
    row: 'D11',
    async run(t, see) {
      const own = new AsyncLocalStorage<string>();
      const sync = t.wrap('sync', () => see('sync', own.getStore()));
      const later = t.wrap('later', async () => {
        see('at first', own.getStore());
        await sleep(1);
        see('later', own.getStore());
        return own.run('nested', async () => {
          await null;
          return own.getStore();
        });
      });
      const stream = t.wrap('stream', function* () {
        yield own.getStore();
        yield own.getStore();
      });
      await own.run('mine', async () => {
        sync();
        see('nested', await later());
        see('back', own.getStore());
        const steps = stream();
        see('steps', steps.next().value, own.run('other', () => steps.next().value));
        see('exit', own.exit(() => own.getStore()));
      });
      see('outside', own.getStore());
    },
    truth: (spans) => (spans.length >= 2 ? undefined : `${spans.length} spans ended`),
  },
  {
    name: 'what a method enters with `enterWith` stays entered for its caller',
    row: 'D11',
    async run(t, see) {
      const own = new AsyncLocalStorage<string>();
      const login = t.wrap('login', (user: string) => own.enterWith(user));
      await own.run('nobody', async () => {
        login('ada');
        see('at once', own.getStore());
        await null;
        see('later', own.getStore());
      });
      see('outside', own.getStore());
    },
    truth: ['login: ok'],
  },
  {
    name: 'timers, immediates, ticks and microtasks keep their parent',
    row: 'D2',
    async run(t, see) {
      const step = t.wrap('step', (what: string) => see('step', what));
      await t.inside('parent', async () => {
        const all = [
          new Promise<void>((done) => queueMicrotask(() => (step('microtask'), done()))),
          new Promise<void>((done) => process.nextTick(() => (step('tick'), done()))),
          new Promise<void>((done) => setTimeout(() => (step('timeout'), done()), 3)),
        ];
        await Promise.all(all);
        await new Promise<void>((done) => setImmediate(() => (step('immediate'), done())));
        let left = 2;
        await new Promise<void>((done) => {
          const timer = setInterval(() => {
            step('interval');
            if (--left === 0) {
              clearInterval(timer);
              done();
            }
          }, 1);
        });
      });
    },
    truth: ['parent: ok', 'parent > step: ok', 'parent > step: ok', 'parent > step: ok', 'parent > step: ok', 'parent > step: ok', 'parent > step: ok'],
  },
  {
    name: 'an event’s listeners run under whoever emits, and a bound one under whoever bound it',
    row: 'D3',
    run(t, see) {
      const emitter = new EventEmitter();
      const heard = t.wrap('heard', (who: string) => see('heard', who));
      t.inside('A', () => {
        emitter.on('event', () => heard('plain'));
        emitter.on('event', AsyncResource.bind(() => heard('bound')));
        t.inside('B', () => emitter.emit('event'));
      });
    },
    truth: ['A: ok', 'A > B: ok', 'A > B > heard: ok', 'A > heard: ok'],
  },
  {
    name: 'stream callbacks and `once` keep their parent',
    row: 'D4',
    async run(t, see) {
      const step = t.wrap('step', (chunk: string) => see('chunk', chunk));
      await t.inside('parent', async () => {
        for await (const chunk of Readable.from(['a', 'b'])) step(chunk);
        const emitter = new EventEmitter();
        setTimeout(() => emitter.emit('ready', 'c'), 1);
        const [value] = await once(emitter, 'ready');
        step(value);
      });
    },
    truth: ['parent: ok', 'parent > step: ok', 'parent > step: ok', 'parent > step: ok'],
  },
  {
    name: 'a pooled worker that is shared by two requests does not carry one’s parent into the other',
    row: 'D6',
    async run(t, see) {
      // A pool as programs write it: a loop that lives for ever, and hands results back through promises.
      const jobs: { id: string; done: (id: string) => void }[] = [];
      let wake = () => {};
      const pool = { open: true };
      const worker = (async () => {
        while (pool.open) {
          const job = jobs.shift();
          if (job === undefined) await new Promise<void>((resolve) => (wake = resolve));
          else {
            await null;
            job.done(job.id);
          }
        }
      })();
      const submit = (id: string) =>
        new Promise<string>((done) => {
          jobs.push({ id, done });
          wake();
        });
      const query = t.wrap('query', async (id: string) => submit(id));
      const request = (id: string) =>
        t.inside(id, async () => {
          await query(id);
          return query(id);
        });
      see('answers', ...(await Promise.all([request('A'), request('B')])));
      pool.open = false;
      wake();
      await worker;
    },
    truth: ['A: ok', 'A > query: ok', 'A > query: ok', 'B: ok', 'B > query: ok', 'B > query: ok'],
  },
  {
    name: 'a child that ends behind its parent is recorded under it',
    row: 'D9',
    async run(t, see) {
      const child = t.wrap('child', async () => {
        await sleep(12);
        see('child done');
      });
      let running: Promise<void> | undefined;
      const parent = t.wrap('parent', () => {
        running = child();
      });
      parent();
      see('parent done');
      await running;
    },
    truth: ['parent: ok', 'parent > child: ok for 8 ms'],
  },
  {
    name: 'a call that is made when its parent has ended is still recorded',
    row: 'D9',
    async run(t, see) {
      const child = t.wrap('child', () => see('child'));
      const parent = t.wrap('parent', () => void setTimeout(child, 3));
      parent();
      await sleep(8);
    },
    truth: (spans) => (spans.length === 2 && spans.every(({ status }) => status === 'ok') ? undefined : `${spans.length} spans ended, not 2`),
  },
  {
    name: 'two concurrent requests keep their own children through every `await`',
    row: 'D1',
    async run(t, see) {
      const tool = t.wrap('tool', async (ms: number) => sleep(ms));
      const request = t.wrap('request', async (ms: number) => {
        await tool(ms);
        await tool(1);
      });
      await Promise.all([request(1), request(3)]);
      see('done');
    },
    truth: ['request: ok', 'request > tool: ok', 'request > tool: ok', 'request: ok', 'request > tool: ok', 'request > tool: ok'],
  },
  {
    name: 'a call leaves no context behind it',
    row: 'D1',
    async run(t, see) {
      const first = t.wrap('first', async () => {
        await null;
      });
      const thrower = t.wrap('thrower', () => {
        throw new Error('no');
      });
      const second = t.wrap('second', () => {});
      await first();
      see.call('thrower', thrower);
      second();
      await sleep(1);
      second();
    },
    truth: ['first: ok', 'thrower: error', 'second: ok', 'second: ok'],
  },
  {
    name: 'a function of another realm is called with that realm’s objects, and its promise is its own',
    row: 'D13',
    async run(t, see) {
      const foreign = runInNewContext('({ make: (x) => ({ x }), later: () => Promise.resolve(5), aSync: async () => 6 })');
      const [make, later, aSync] = [t.wrap('make', foreign.make), t.wrap('later', foreign.later), t.wrap('aSync', foreign.aSync)];
      const promise = later();
      see('realm', make(1) instanceof Object, promise instanceof Promise);
      see('values', await promise, await aSync());
    },
    truth: ['make: ok', 'later: ok', 'aSync: ok'],
  },
  {
    name: 'a userland promise library works, and its callbacks are called once',
    row: 'D14',
    async run(t, see) {
      // The bones of what Bluebird does: a queue of its own, drained in a macrotask.
      const ask = t.wrap('ask', () => ({
        then(done: (n: number) => void) {
          see('then');
          setImmediate(done, 5);
        },
        tap: () => 'tap',
      }));
      see('tap', ask().tap());
      see('value', await ask());
    },
  },
];
