import { expect, test } from '@jest/globals';
import { FiligreeError, span, trace } from 'filigree';

const call = span as unknown as (...args: unknown[]) => unknown;

const failure = (step: () => unknown): FiligreeError => {
  try {
    step();
  } catch (error) {
    if (error instanceof FiligreeError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

test('an unknown option is an error that names it and lists those that there are', () => {
  const error = failure(() => call({ knd: 'LLM' }));
  expect(error.code).toBe('FILIGREE_UNKNOWN_OPTION');
  expect(error.message).toContain('`knd`');
  expect(error.message).toContain('`kind`');
});

test.each([
  [{ kind: 'llm' }, '`kind`'],
  [{ name: '' }, '`name`'],
  [{ tags: 'prod' }, '`tags`'],
  [{ tags: ['prod', 3] }, '`tags`'],
  [{ metadata: [] }, '`metadata`'],
  [{ skip: 'apiKey' }, '`skip`'],
  [{ capture: 0 }, '`capture`'],
  [{ input: 'query' }, '`input`'],
  [{ output: {} }, '`output`'],
  [{ model: 5 }, '`model`'],
])('%j is an error that names the option, what was expected and what came', (options, name) => {
  const error = failure(() => call(options));
  expect(error.code).toBe('FILIGREE_BAD_OPTION');
  expect(error.message).toMatch(new RegExp(`expected ${name} to be .*, got `));
});

test('an option of `@trace` is none of `@span`, and the other way round', () => {
  expect(failure(() => call({ sessionId: 's' })).code).toBe('FILIGREE_UNKNOWN_OPTION');
  expect(failure(() => (trace as unknown as typeof call)({ kind: 'LLM' })).code).toBe('FILIGREE_UNKNOWN_OPTION');
});

test('an option that is `undefined` is one that is not given', () => {
  expect(() => call({ kind: undefined, name: undefined })).not.toThrow();
});

test('a plain function alone is refused with how to wrap it', () => {
  const error = failure(() => call(() => 1));
  expect(error.code).toBe('FILIGREE_BAD_ARGUMENT');
  expect(error.message).toContain('`span(options, fn)`');
});

test.each([[42], [null], [true], [['a']], [Symbol('x')]])('%p is not something that a decorator can be called with', (value) => {
  expect(failure(() => call(value)).code).toBe('FILIGREE_BAD_ARGUMENT');
});

test('a decorator on something that it cannot stand on names the decorator, the member and the places', () => {
  const error = failure(() => (span.tool({}) as unknown as typeof call)({}, 'limit', { value: 3 }));
  expect(error.code).toBe('FILIGREE_MISPLACED_DECORATOR');
  expect(error.message).toMatch(/`@span\.tool` on `limit`: expected a method, .*got a number/);
  expect(error.message).toContain('`span.tool(options, fn)`');
});

test('a decorator on a parameter is refused', () => {
  class Agent {
    run(_question: string) {}
  }
  expect(failure(() => call(Agent.prototype, 'run', 0)).code).toBe('FILIGREE_MISPLACED_DECORATOR');
  expect(failure(() => call(Agent, undefined, 0)).code).toMatch(/FILIGREE_(MISPLACED_DECORATOR|BAD_ARGUMENT)/);
});

test('a decorator that was made by a call and is called with a plain function is refused', () => {
  const decorator = span({ kind: 'TOOL' }) as unknown as typeof call;
  expect(failure(() => decorator(() => 1)).code).toBe('FILIGREE_MISPLACED_DECORATOR');
});
