import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import OpenAI from 'openai';
import { span } from 'filigree';
import { record } from '../support/record.js';

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

class Cancelable<T> extends Promise<T> {
  cancelled = false;
  cancel() {
    this.cancelled = true;
  }
}

/** A promise class of the kind that cannot be made from an executor, as `openai`'s is. */
class Request extends Promise<string> {
  static made = 0;
  readonly #answer: () => Promise<string>;
  constructor(answer: () => Promise<string>) {
    super((resolve) => resolve(null as never));
    Request.made += 1;
    this.#answer = answer;
  }
  // oxlint-disable-next-line no-thenable -- the class stands for one that really does this
  override then<A = string, B = never>(done?: ((value: string) => A | PromiseLike<A>) | null, failed?: ((reason: unknown) => B | PromiseLike<B>) | null) {
    return this.#answer().then(done, failed);
  }
}

test('a promise of a subclass stays itself, with its methods, and its result is recorded', async () => {
  class Agent {
    @span
    ask() {
      return Cancelable.resolve('yes') as Cancelable<string>;
    }
  }
  const recorded = record();
  const promise = new Agent().ask();
  expect(promise).toBeInstanceOf(Cancelable);
  promise.cancel();
  expect(await promise).toBe('yes');
  await tick();
  expect(recorded.span()).toMatchObject({ status: 'COMPLETED', output: 'yes' });
});

test('a lazy promise is not started by being recorded', async () => {
  let started = 0;
  class Agent {
    @span
    ask() {
      return new Request(async () => {
        started += 1;
        return 'yes';
      });
    }
  }
  record();
  const request = new Agent().ask();
  await tick();
  expect([started, Request.made]).toEqual([0, 1]);
  expect(request).toBeInstanceOf(Request);
  expect(await request).toBe('yes');
  expect(started).toBe(1);
});

test('a lazy thenable (a query builder) is not started by being recorded', async () => {
  let runs = 0;
  const query = {
    // oxlint-disable-next-line no-thenable -- a thenable is what is tested
    then(done: (rows: string[]) => void) {
      runs += 1;
      done(['row']);
    },
  };
  class Store {
    @span
    select() {
      return query;
    }
  }
  record();
  const selected = new Store().select();
  await tick();
  expect(selected).toBe(query);
  expect(runs).toBe(0);
  expect(await selected).toEqual(['row']);
  expect(runs).toBe(1);
});

test('`openai`’s promise of a plain method keeps `withResponse`, `asResponse` and its result', async () => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ id: '1', object: 'chat.completion', choices: [{ index: 0, message: { role: 'assistant', content: 'hi' } }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new OpenAI({ apiKey: 'test', baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, maxRetries: 0 });
  class Agent {
    @span.llm({ capture: false })
    ask() {
      return client.chat.completions.create({ model: 'test', messages: [{ role: 'user', content: 'hi' }] });
    }
  }
  try {
    const recorded = record();
    const agent = new Agent();
    expect((await agent.ask()).choices[0]?.message.content).toBe('hi');
    const { data, response } = await agent.ask().withResponse();
    expect([data.choices[0]?.message.content, response.status]).toEqual(['hi', 200]);
    expect(await (await agent.ask().asResponse()).text()).toContain('"hi"');
    expect(recorded.spans.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED']);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
