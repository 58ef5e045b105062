import { expect, test } from '@jest/globals';
import { span, trace } from 'filigree';
import { record } from '../support/record.js';

test('`input` gets the arguments in order and `output` the awaited result', async () => {
  class Agent {
    @span({ input: (query: string, k: number) => ({ query, k }), output: (hits: string[]) => hits.length })
    async find(query: string, k: number, apiKey: string) {
      return [query, String(k), apiKey];
    }
  }
  const recorded = record();
  expect(await new Agent().find('bees', 3, 'sk-secret')).toEqual(['bees', '3', 'sk-secret']);
  expect(recorded.span()).toMatchObject({ input: { query: 'bees', k: 3 }, output: 3 });
});

test('the `output` picker of a stream gets the list of its chunks', async () => {
  class Agent {
    @span({ output: (chunks: string[]) => chunks.length })
    async *answer() {
      yield 'a';
      yield 'b';
    }
  }
  const recorded = record();
  for await (const chunk of new Agent().answer()) expect(chunk).toMatch(/a|b/);
  expect(recorded.span().output).toBe(2);
});

test('the `output` picker of a stream is asked once, also where it picks nothing', async () => {
  const asked: unknown[] = [];
  class Agent {
    @span({ output: (chunks: string[]) => void asked.push(chunks) })
    async *answer(): AsyncGenerator<string, string> {
      yield 'a';
      return 'returned';
    }
  }
  record();
  for await (const chunk of new Agent().answer()) expect(chunk).toBe('a');
  expect(asked).toEqual([['a']]);
});

test('the `output` picker is asked for a method that returns nothing', () => {
  class Agent {
    @span({ output: () => 'done' })
    work() {}
  }
  const recorded = record();
  new Agent().work();
  expect(recorded.span().output).toBe('done');
});

test('a picker that throws is told and harms nobody', () => {
  class Agent {
    @trace({
      input: () => {
        throw new Error('bad input picker');
      },
      output: () => {
        throw new Error('bad output picker');
      },
    })
    run(question: string) {
      return question.length;
    }
  }
  const recorded = record();
  expect(new Agent().run('why')).toBe(3);
  expect(recorded.trace()).toMatchObject({ status: 'COMPLETED', input: '[Throws: input]', output: '[Throws: output]' });
  expect(recorded.errors.map(({ cause }) => (cause as Error).message)).toEqual(['bad input picker', 'bad output picker']);
});

test('a picker that is async shows that, and its rejection is nobody’s', async () => {
  class Agent {
    @span({ input: async () => Promise.reject(new Error('late')) })
    run(question: string) {
      return question.length;
    }
  }
  const recorded = record();
  expect(new Agent().run('why')).toBe(3);
  await new Promise((resolve) => setImmediate(resolve));
  expect(recorded.span().input).toBe('[Promise]');
});

test('what the method sets itself wins over its result', () => {
  class Agent {
    @span({ output: (text: string) => text.toUpperCase() })
    run(text: string) {
      return text;
    }
  }
  const recorded = record();
  new Agent().run('picked');
  expect(recorded.span().output).toBe('PICKED');
});
