/**
 * One way to die, with filigree on or off: `node program.mjs <way> <on|off>`. It uses the built package, and what it
 * prints and how it ends must be the same.
 */
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

const [, , way, state] = process.argv;
const wrap = state === 'on' ? await tracer() : (fn) => fn;

async function tracer() {
  const { configure, span } = await import('../../../dist/esm/index.js');
  configure({ store: { dir: process.env.STORE } });
  return (fn) => span('die', fn);
}

const say = (text) => process.stdout.write(`${text}\n`);
const hold = () => setInterval(() => {}, 1000);

const ways = {
  'natural end'() {
    say('done');
  },
  async 'natural end of async work'() {
    await sleep(5);
    say('done');
  },
  'process.exit'() {
    process.exit(3);
  },
  'process.exitCode'() {
    process.exitCode = 4;
  },
  'process.exit in beforeExit'() {
    process.once('beforeExit', () => process.exit(5));
  },
  'another code in an exit handler'() {
    process.once('exit', () => (process.exitCode = 6));
  },
  'an error in an exit handler'() {
    process.once('exit', () => {
      throw new Error('at exit');
    });
  },
  'process.reallyExit'() {
    process.reallyExit(7);
  },
  'an uncaught error'() {
    throw new Error('uncaught');
  },
  'an uncaught value that is no error'() {
    throw null;
  },
  'an uncaught error in a timer'() {
    setTimeout(() => {
      throw new Error('in a timer');
    }, 1);
  },
  async 'a rejection that nobody handles'() {
    throw new Error('rejected');
  },
  'an error event that nobody listens to'() {
    new EventEmitter().emit('error', new Error('event'));
  },
  'an uncaught error with a handler that goes on'() {
    process.once('uncaughtException', (error) => say(`handled ${error.message}`));
    setTimeout(() => say('went on'), 10);
    throw new Error('uncaught');
  },
  'recursion without an end'() {
    const down = wrap(() => down());
    down();
  },
  'SIGTERM'() {
    hold();
    process.kill(process.pid, 'SIGTERM');
  },
  'SIGINT'() {
    hold();
    process.kill(process.pid, 'SIGINT');
  },
  'SIGHUP'() {
    hold();
    process.kill(process.pid, 'SIGHUP');
  },
  'SIGKILL'() {
    process.kill(process.pid, 'SIGKILL');
  },
  'SIGTERM with a handler that exits later'() {
    hold();
    process.once('SIGTERM', () => setTimeout(() => process.exit(8), 50));
    process.kill(process.pid, 'SIGTERM');
  },
  'process.abort'() {
    process.abort();
  },
  'out of memory'() {
    const kept = [];
    for (;;) kept.push(new Array(100_000).fill(kept.length));
  },
  'a worker that dies'() {
    new Worker('throw new Error("in the worker")', { eval: true }).once('error', (error) => {
      say(error.message);
      process.exitCode = 9;
    });
  },
  async 'a promise that is never settled'() {
    await new Promise(() => {});
  },
};

export const names = Object.keys(ways);
if (way === 'list') say(JSON.stringify(names));
else if (way === 'a promise that is never settled') await wrap(ways[way])();
else wrap(ways[way])();
