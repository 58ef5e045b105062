import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import OpenAI from 'openai';
import { span } from 'filigree';
import { record } from '../support/record.js';

/** What `openai` streams are: async iterable, with other ways out. */
class Deltas implements AsyncIterable<string> {
  readonly controller = new AbortController();
  async *[Symbol.asyncIterator]() {
    yield 'Hel';
    await null;
    yield 'lo';
  }
}

function webStream(...chunks: string[]) {
  return new ReadableStream<string>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const chunks: T[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

test('a stream object that an async method resolves to is recorded until it is drained', async () => {
  const deltas = new Deltas();
  class Agent {
    @span.llm
    async answer() {
      return deltas;
    }
  }
  const recorded = record();
  const stream = await new Agent().answer();
  expect(stream).toBe(deltas);
  expect(stream.controller.signal.aborted).toBe(false);
  expect(recorded.spans).toEqual([]);
  expect(await collect(stream)).toEqual(['Hel', 'lo']);
  expect(recorded.span()).toMatchObject({ status: 'COMPLETED', output: 'Hello', metadata: { filigree: { chunks: 2 } } });
  expect(recorded.span().completionStartTime).toBeGreaterThanOrEqual(recorded.span().startTime);
});

test('breaking out of a stream object cancels the span', async () => {
  class Agent {
    @span.llm
    answer() {
      return new Deltas();
    }
  }
  const recorded = record();
  for await (const _ of new Agent().answer()) break;
  expect(recorded.span()).toMatchObject({ status: 'CANCELLED', statusReason: 'the consumer stopped before the end', output: 'Hel' });
});

test('what an iterable is besides iterable stays hidden from enumeration', () => {
  class Agent {
    @span
    answer() {
      return new Deltas();
    }
  }
  record();
  expect(Object.keys(new Agent().answer())).toEqual(['controller']);
});

test.each([
  ['for await', (stream: ReadableStream<string>) => collect(stream)],
  [
    'a reader',
    async (stream: ReadableStream<string>) => {
      const reader = stream.getReader();
      while (!(await reader.read()).done);
    },
  ],
  ['tee', async (stream: ReadableStream<string>) => Promise.all(stream.tee().map(collect))],
])('a web stream is recorded until it is drained by %s', async (_, drain) => {
  class Agent {
    @span
    open() {
      return webStream('a', 'b');
    }
  }
  const recorded = record();
  const stream = new Agent().open();
  expect(stream.locked).toBe(false);
  await drain(stream);
  expect(recorded.span()).toMatchObject({ status: 'COMPLETED', output: 'ab' });
});

test('cancelling the reader of a web stream cancels the span', async () => {
  class Agent {
    @span
    open() {
      return webStream('a', 'b');
    }
  }
  const recorded = record();
  await new Agent().open().getReader().cancel();
  expect(recorded.span()).toMatchObject({ status: 'CANCELLED', statusReason: 'the consumer stopped before the end' });
});

test.each([
  ['for await', (stream: Readable) => collect(stream)],
  ['a pipeline', (stream: Readable) => pipeline(stream, async (source: AsyncIterable<string>) => void (await collect(source)))],
])('a stream of Node’s is recorded until it is drained by %s', async (_, drain) => {
  class Agent {
    @span
    open() {
      return Readable.from(['a', 'b']);
    }
  }
  const recorded = record();
  const stream = new Agent().open();
  expect([stream.readableFlowing, stream.listenerCount('data'), stream.listenerCount('error')]).toEqual([null, 0, 0]);
  await drain(stream);
  expect(recorded.span()).toMatchObject({ status: 'COMPLETED', output: 'ab' });
});

test('an error in a stream of Node’s fails the span and reaches the program as it is', async () => {
  const failure = new Error('broken pipe');
  class Agent {
    @span
    open() {
      return new Readable({ read() { this.destroy(failure); } });
    }
  }
  const recorded = record();
  await expect(collect(new Agent().open())).rejects.toBe(failure);
  expect(recorded.span()).toMatchObject({ status: 'ERROR', error: { message: 'broken pipe' } });
});

test('an event emitter is handed on without a listener, and its span is the call', () => {
  const emitter = new EventEmitter();
  class Agent {
    @span
    watch() {
      return emitter;
    }
  }
  const recorded = record();
  expect(new Agent().watch()).toBe(emitter);
  expect([emitter.eventNames(), Reflect.ownKeys(emitter).includes('emit')]).toEqual([[], false]);
  expect(recorded.span().status).toBe('COMPLETED');
});

test('`openai`’s stream keeps its controller, `tee` and `toReadableStream`', async () => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/event-stream');
    for (const content of ['Hel', 'lo']) response.write(`data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content } }] })}\n\n`);
    response.end('data: [DONE]\n\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new OpenAI({ apiKey: 'test', baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, maxRetries: 0 });
  type Chunk = OpenAI.ChatCompletionChunk;
  class Agent {
    @span.llm({ output: (chunks: Chunk[]) => chunks.map((chunk) => chunk.choices[0]?.delta.content).join('') })
    async *relay() {
      yield* await this.ask();
    }

    @span.llm
    async ask() {
      return client.chat.completions.create({ model: 'test', messages: [{ role: 'user', content: 'hi' }], stream: true });
    }
  }
  try {
    const recorded = record();
    const agent = new Agent();
    expect((await collect(agent.relay())).length).toBe(2);
    expect(recorded.spans.map(({ name, output }) => [name, typeof output])).toEqual([['Agent.ask', 'object'], ['Agent.relay', 'string']]);
    const [left, right] = (await agent.ask()).tee();
    expect([(await collect(left)).length, (await collect(right)).length]).toEqual([2, 2]);
    const lines = await collect((await agent.ask()).toReadableStream());
    expect(lines.length).toBe(2);
    expect(recorded.spans.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED']);
    expect((await agent.ask()).controller).toBeInstanceOf(AbortController);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
