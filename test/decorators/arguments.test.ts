import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

test('arguments are recorded by the names of their parameters', () => {
  class Agent {
    @span
    find(query: string, limits: { k: number }) {
      return `${query} ${limits.k}`;
    }
  }
  const recorded = record();
  new Agent().find('bees', { k: 3 });
  expect(recorded.span().input).toEqual({ query: 'bees', limits: { k: 3 } });
  expect(recorded.span().output).toBe('bees 3');
});

test('what the caller leaves to a default is not an argument', () => {
  class Agent {
    @span
    find(query: string, k = [5, ')'].length) {
      return `${query} ${k}`;
    }
  }
  const recorded = record();
  new Agent().find('bees');
  new Agent().find('bees', 3);
  expect(recorded.spans.map(({ input }) => input)).toEqual([{ query: 'bees' }, { query: 'bees', k: 3 }]);
});

test('rest arguments are a list under the name of the parameter', () => {
  class Agent {
    @span
    call(tool: string, ...values: number[]) {
      return values.length + tool.length;
    }
  }
  const recorded = record();
  new Agent().call('add', 1, 2);
  expect(recorded.span().input).toEqual({ tool: 'add', values: [1, 2] });
});

test('one destructured argument is the input itself, as one object is what such functions take', () => {
  class Agent {
    @span
    find({ query, k }: { query: string; k: number }) {
      return query.repeat(k);
    }
  }
  const recorded = record();
  new Agent().find({ query: 'b', k: 2 });
  expect(recorded.span().input).toEqual({ query: 'b', k: 2 });
});

test('a destructured argument beside others goes by its position', () => {
  class Agent {
    @span
    find(name: string, [first, second = ','] = ['a']) {
      return `${name}${first}${second}`;
    }
  }
  const recorded = record();
  new Agent().find('x', ['y']);
  expect(recorded.span().input).toEqual({ name: 'x', arg1: ['y'] });
});

test('more arguments than parameters are kept by position', () => {
  class Agent {
    @span
    find(query: string) {
      return query;
    }
  }
  const recorded = record();
  (new Agent().find as (...args: unknown[]) => unknown)('bees', 'and more');
  expect(recorded.span().input).toEqual({ query: 'bees', arg1: 'and more' });
});

test('a call without arguments has no input, and one without a result no output', () => {
  class Agent {
    @span
    rest() {}
  }
  const recorded = record();
  new Agent().rest();
  expect(recorded.span()).not.toHaveProperty('input');
  expect(recorded.span()).not.toHaveProperty('output');
});

test('what is recorded is what the argument was when the call began', async () => {
  class Agent {
    @span
    async extend(list: string[]) {
      await null;
      list.push('b');
      return list;
    }
  }
  const recorded = record();
  const list = ['a'];
  const extended = await new Agent().extend(list);
  extended.push('c');
  expect(recorded.span()).toMatchObject({ input: { list: ['a'] }, output: ['a', 'b'] });
});

test('a value that cannot be recorded costs that value, and nothing else', () => {
  const circular: Record<string, unknown> = { name: 'loop' };
  circular['self'] = circular;
  const hostile = {
    get broken(): never {
      throw new Error('no');
    },
    big: 2n ** 70n,
    plain: 1,
  };
  class Agent {
    @span
    take(first: unknown, second: typeof hostile) {
      return [first === circular, second.plain];
    }
  }
  const recorded = record();
  expect(new Agent().take(circular, hostile)).toEqual([true, 1]);
  expect(recorded.span().input).toMatchObject({ first: { name: 'loop' }, second: { big: '1180591620717411303424n', plain: 1 } });
  expect(recorded.errors).toEqual([]);
});
