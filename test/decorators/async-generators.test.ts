import { expect, test } from '@jest/globals';
import { currentSpan, shutdown, span } from 'filigree';
import { record } from '../support/record.js';

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

class Agent {
  closed = false;

  @span.llm
  async *answer(prompt: string): AsyncGenerator<string, void, undefined> {
    try {
      await this.child();
      yield prompt;
      await tick();
      await this.child();
      yield '!';
    } finally {
      await tick();
      this.closed = true;
    }
  }

  @span
  async child() {
    await tick();
  }

  @span
  async *fails() {
    yield 1;
    await tick();
    throw new RangeError('half way');
  }
}

async function drain<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const chunks: T[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

test('a drained stream is one span, with its text, and children nest in it', async () => {
  const recorded = record();
  expect(await drain(new Agent().answer('hi'))).toEqual(['hi', '!']);
  expect(recorded.span('Agent.answer')).toMatchObject({ kind: 'LLM', status: 'COMPLETED', input: { prompt: 'hi' }, output: 'hi!', metadata: { filigree: { chunks: 2 } } });
  expect(recorded.paths).toEqual(['Agent.answer > Agent.answer', 'Agent.answer > Agent.answer > Agent.child', 'Agent.answer > Agent.answer > Agent.child']);
});

test('`currentSpan` inside the stream is its span after every await', async () => {
  class Teller {
    @span
    async *tell() {
      yield currentSpan()?.spanId;
      await tick();
      yield currentSpan()?.spanId;
    }
  }
  const recorded = record();
  const ids = await drain(new Teller().tell());
  expect(ids).toEqual([recorded.span().spanId, recorded.span().spanId]);
});

test('a consumer’s own spans do not hang under the stream', async () => {
  class Consumer {
    @span
    async run() {
      for await (const chunk of new Agent().answer('hi')) this.use(chunk);
    }
    @span
    use(chunk: string) {
      return chunk;
    }
  }
  const recorded = record();
  await new Consumer().run();
  const uses = recorded.paths.filter((path) => path.endsWith('use'));
  expect(uses).toEqual(['Consumer.run > Consumer.run > Consumer.use', 'Consumer.run > Consumer.run > Consumer.use']);
});

test('the first chunk sets `completionStartTime`', async () => {
  const recorded = record();
  await drain(new Agent().answer('hi'));
  const { startTime, completionStartTime, endTime } = recorded.span('Agent.answer');
  expect(completionStartTime).toBeGreaterThan(startTime);
  expect(completionStartTime).toBeLessThan(endTime!);
});

test('a consumer that breaks off cancels the span, with a reason, after the stream’s own `finally`', async () => {
  const recorded = record();
  const agent = new Agent();
  for await (const chunk of agent.answer('hi')) {
    expect(chunk).toBe('hi');
    break;
  }
  expect(agent.closed).toBe(true);
  expect(recorded.span('Agent.answer')).toMatchObject({ status: 'CANCELLED', statusReason: expect.stringContaining('stopped'), output: 'hi' });
});

test('an error inside is the span’s error and goes on to the consumer', async () => {
  const recorded = record();
  await expect(drain(new Agent().fails())).rejects.toThrow(new RangeError('half way'));
  expect(recorded.span()).toMatchObject({ status: 'ERROR', error: { type: 'RangeError' }, output: [1] });
});

test('an error that is thrown into the stream is the span’s error', async () => {
  const recorded = record();
  const stream = new Agent().answer('hi');
  await stream.next();
  const thrown = new Error('from outside');
  await expect(stream.throw(thrown)).rejects.toBe(thrown);
  expect(recorded.span('Agent.answer')).toMatchObject({ status: 'ERROR', error: { message: 'from outside' } });
});

test('an `AbortError` in the middle of a stream cancels it', async () => {
  class Teller {
    @span
    async *tell() {
      yield 1;
      throw new DOMException('the user left', 'AbortError');
    }
  }
  const recorded = record();
  await expect(drain(new Teller().tell())).rejects.toThrow('the user left');
  expect(recorded.span()).toMatchObject({ status: 'CANCELLED', statusReason: 'the user left' });
});

test('a stream that nobody ever iterates is open until shutdown ends it as never ended', async () => {
  const recorded = record();
  const stream = new Agent().answer('hi');
  await tick();
  expect(recorded.spans).toEqual([]);
  await shutdown();
  expect(recorded.span('Agent.answer')).toMatchObject({ status: 'CANCELLED', statusReason: 'never ended' });
  expect(await drain(stream)).toEqual(['hi', '!']);
});

test('chunks that are asked for all at once arrive in order', async () => {
  const recorded = record();
  const stream = new Agent().answer('hi');
  const results = await Promise.all([stream.next(), stream.next(), stream.next(), stream.next()]);
  expect(results.map(({ value }) => value)).toEqual(['hi', '!', undefined, undefined]);
  expect(recorded.span('Agent.answer')).toMatchObject({ status: 'COMPLETED', output: 'hi!' });
});

test('what the stream sets as output itself wins over its chunks', async () => {
  class Teller {
    @span
    async *tell() {
      currentSpan()?.setOutput('said').setTokenUsage({ promptTokens: 1, completionTokens: 2 });
      yield 1;
    }
  }
  const recorded = record();
  await drain(new Teller().tell());
  expect(recorded.span()).toMatchObject({ output: 'said', tokenUsage: { promptTokens: 1, completionTokens: 2 } });
});

test('a stream that yields nothing has what it returned as output', async () => {
  class Teller {
    @span
    async *tell(): AsyncGenerator<number, string> {
      return 'nothing to say';
    }
  }
  const recorded = record();
  await drain(new Teller().tell());
  expect(recorded.span()).toMatchObject({ output: 'nothing to say', metadata: { filigree: { chunks: 0 } } });
  expect(recorded.span()).not.toHaveProperty('completionStartTime');
});

test('a promise of a stream is a stream too', async () => {
  class Teller {
    @span
    async open() {
      await tick();
      return (async function* () {
        yield 'a';
        yield 'b';
      })();
    }
  }
  const recorded = record();
  const stream = await new Teller().open();
  expect(await drain(stream)).toEqual(['a', 'b']);
  expect(recorded.span().status).toBe('COMPLETED');
});
