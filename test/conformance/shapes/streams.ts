import { EventEmitter } from 'node:events';
import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Shape } from '../support/shape.js';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The answer stream of a generated API client: async iterable, with other methods beside it. */
class AnswerStream {
  readonly controller = new AbortController();
  iterations = 0;
  readonly chunks: readonly string[];
  constructor(chunks: readonly string[]) {
    this.chunks = chunks;
  }
  async *[Symbol.asyncIterator]() {
    this.iterations += 1;
    for (const chunk of this.chunks) {
      await null;
      yield chunk;
    }
  }
  tee(): [AnswerStream, AnswerStream] {
    return [new AnswerStream(this.chunks), new AnswerStream(this.chunks)];
  }
  toReadableStream() {
    return ReadableStream.from(this);
  }
}

export const shapes: Shape[] = [
  {
    name: 'a Node stream is handed on unread, and flows when the program reads it',
    row: 'C10',
    async run(t, see) {
      const stream = Readable.from(['a', 'b']);
      const open = t.wrap('open', () => stream);
      see('stream', stream);
      const opened = see.call('open', open) as Readable;
      see('state', opened.readableFlowing, opened.readableDidRead, ...opened.eventNames().map(String));
      await sleep(12);
      for await (const chunk of opened) see('chunk', chunk);
    },
    truth: ['open: ok for 8 ms'],
  },
  {
    name: 'a Node stream that fails with no listener is an uncaught exception as before',
    row: 'C10',
    async run(t, see) {
      const error = new Error('disk');
      see('error', error);
      const open = t.wrap('open', () => new Readable({ read() {} }));
      open().destroy(error);
      await sleep(4);
    },
    truth: ['open: error'],
  },
  {
    name: 'a Node stream that the program destroys is cancelled',
    row: 'C10',
    async run(t, see) {
      const open = t.wrap('open', () => Readable.from(['a', 'b', 'c']));
      for await (const chunk of open()) {
        see('chunk', chunk);
        break;
      }
      await sleep(2);
    },
    truth: ['open: cancelled'],
  },
  {
    name: 'a Node stream goes through a pipeline, with back pressure',
    row: 'D4',
    async run(t, see) {
      const open = t.wrap('open', () => Readable.from(Array.from({ length: 100 }, (_, i) => String(i))));
      let count = 0;
      const counter = new Transform({
        objectMode: true,
        transform(_chunk, _encoding, done) {
          count += 1;
          done();
        },
      });
      await pipeline(open(), counter, new PassThrough().resume());
      see('chunks', count);
    },
    truth: ['open: ok'],
  },
  {
    name: 'an event emitter is left alone, and its `error` without a listener throws as before',
    row: 'C10',
    run(t, see) {
      const emitter = new EventEmitter();
      const open = t.wrap('open', () => emitter);
      see('emitter', emitter);
      see.call('open', open);
      see('listeners', emitter.eventNames().length, ...Reflect.ownKeys(emitter).map(String));
      see.call('emit', () => emitter.emit('error', new Error('unheard')));
    },
    truth: ['open: ok'],
  },
  {
    name: 'a web stream is not locked, and is read by the program',
    row: 'A30',
    async run(t, see) {
      const stream = ReadableStream.from(['a', 'b']);
      const open = t.wrap('open', () => stream);
      see('same', open() === stream, stream.locked);
      const reader = stream.getReader();
      for (let i = 0; i < 3; i++) {
        const { value, done } = await reader.read();
        see('read', value, done);
      }
    },
  },
  {
    name: 'a web stream can be teed, piped and iterated',
    row: 'A30',
    async run(t, see) {
      const open = t.wrap('open', async () => ReadableStream.from(['a', 'b']));
      const [left, right] = (await open()).tee();
      const drain = async (stream: ReadableStream) => {
        const chunks: unknown[] = [];
        for await (const chunk of stream) chunks.push(chunk);
        return chunks.join();
      };
      see('branches', await drain(left), await drain(right));
      see('piped', await drain((await open()).pipeThrough(new TransformStream())));
      see('iterated', await drain(await open()));
    },
  },
  {
    name: 'a Response is not consumed: its body is the program’s to read',
    row: 'A30',
    async run(t, see) {
      const ask = t.wrap('ask', async () => new Response('body', { status: 201 }));
      const response = await ask();
      see('response', response, response.status, response.bodyUsed);
      see('text', await response.text());
    },
    truth: ['ask: ok'],
  },
  {
    name: 'a Request, a Blob, a FormData and Headers pass as arguments untouched',
    row: 'A30',
    async run(t, see) {
      const send = t.wrap('send', async (...args: unknown[]) => args.length);
      const request = new Request('http://127.0.0.1/', { method: 'POST', body: 'body' });
      see('sent', await send(request, new Blob(['x']), new FormData(), new Headers({ a: 'b' })));
      see('body', request.bodyUsed, await request.text());
    },
    truth: ['send: ok'],
  },
  {
    name: 'an API client’s stream keeps its class, controller, `tee` and `toReadableStream`',
    row: 'C8',
    async run(t, see) {
      const stream = new AnswerStream(['a', 'b']);
      const ask = t.wrap('ask', async () => stream);
      see('stream', stream);
      const answer = await ask();
      see('same', answer, answer.iterations, answer.controller.signal.aborted, ...Object.keys(answer));
      for await (const chunk of answer) see('chunk', chunk);
      see('branches', answer.tee().length);
      const web = answer.toReadableStream();
      see('web', (await web.getReader().read()).value);
    },
  },
  {
    name: 'an API client’s stream is open until it is drained, and can be broken off',
    row: 'C8',
    async run(t, see) {
      const ask = t.wrap('ask', async () => new AnswerStream(['a', 'b', 'c']));
      const answer = await ask();
      await sleep(12);
      for await (const chunk of answer) see('chunk', chunk);
      for await (const chunk of await ask()) {
        see('chunk', chunk);
        break;
      }
    },
    truth: ['ask: ok for 8 ms', 'ask: cancelled'],
  },
  {
    name: 'an iterator that is no generator is stepped by the program alone',
    row: 'C8',
    run(t, see) {
      let steps = 0;
      const iterator = {
        next: () => ({ done: (steps += 1) > 3, value: steps }),
        [Symbol.iterator]() {
          return this;
        },
      };
      const make = t.wrap('make', () => iterator);
      see('same', make() === iterator, steps);
      see('all', [...make()].length, steps);
    },
    truth: ['make: ok', 'make: ok'],
  },
  {
    name: 'an array, a Map and a Set are results like any other, not streams',
    row: 'C8',
    run(t, see) {
      const list = [1, 2];
      const get = t.wrap('get', (value: unknown) => value);
      see('same', get(list) === list, (get(new Map([[1, 2]])) as Map<number, number>).size, (get(new Set([1])) as Set<number>).size);
      see('own', ...Reflect.ownKeys(list).map(String));
    },
    truth: ['get: ok', 'get: ok', 'get: ok'],
  },
  {
    name: 'an object with a dispose method is disposed of by the program, once',
    row: 'C8',
    async run(t, see) {
      const dispose = (Symbol as any).asyncDispose ?? Symbol.for('dispose');
      let disposed = 0;
      const open = t.wrap('open', async () => ({
        [dispose]: async () => {
          disposed += 1;
        },
      }));
      const resource = await open();
      see('open', disposed);
      await (resource as any)[dispose]();
      see('closed', disposed);
    },
    truth: ['open: ok'],
  },
];
