import { beforeEach, expect, jest, test } from '@jest/globals';

const parse = jest.fn(() => ({ program: { type: 'Program', body: [] } }));
jest.unstable_mockModule('../../transforms/load-parser.js', () => ({ loadParser: () => ({ parse }) }));
const { plan } = await import('../../transforms/plan.js');

beforeEach(() => {
  parse.mockClear();
});

test('a file that never says filigree does not cost a parse', () => {
  expect(plan('class Agent { @span run() {} }', 'agent.ts')).toEqual([]);
  expect(parse).not.toHaveBeenCalled();
});

test('a file that says it is parsed once', () => {
  expect(plan("import { span } from 'filigree';", 'agent.ts')).toEqual([]);
  expect(parse).toHaveBeenCalledTimes(1);
});
