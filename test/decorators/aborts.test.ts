import { expect, test } from '@jest/globals';
import { span } from 'filigree';
import { record } from '../support/record.js';

class Agent {
  @span
  fail(error: unknown): never {
    throw error;
  }
  @span
  async wait(signal: AbortSignal) {
    await new Promise((_resolve, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }
  @span
  async waitWith(_query: string, { signal }: { signal: AbortSignal }) {
    await null;
    signal.throwIfAborted();
  }
}

test('an `AbortError` cancels the span, with its message as reason', () => {
  const recorded = record();
  expect(() => new Agent().fail(new DOMException('the user left', 'AbortError'))).toThrow('the user left');
  expect(recorded.span()).toMatchObject({ status: 'CANCELLED', statusReason: 'the user left' });
  expect(recorded.trace()).toMatchObject({ status: 'CANCELLED', statusReason: 'the user left' });
});

test('an error that only calls itself `AbortError` does so too', () => {
  const recorded = record();
  expect(() => new Agent().fail(Object.assign(new Error('stop'), { name: 'AbortError' }))).toThrow('stop');
  expect(recorded.span().status).toBe('CANCELLED');
});

test('an aborted signal’s reason cancels, whatever it is', async () => {
  const recorded = record();
  const controller = new AbortController();
  const waiting = new Agent().wait(controller.signal);
  controller.abort('the user left');
  await expect(waiting).rejects.toBe('the user left');
  expect(recorded.span()).toMatchObject({ status: 'CANCELLED', statusReason: expect.stringContaining('the user left') });
});

test('an aborted signal among the options of a call cancels', async () => {
  const recorded = record();
  const signal = AbortSignal.abort(new Error('changed my mind'));
  await expect(new Agent().waitWith('q', { signal })).rejects.toThrow('changed my mind');
  expect(recorded.span()).toMatchObject({ status: 'CANCELLED', statusReason: 'changed my mind' });
});

test('a `TimeoutError` is an ERROR', async () => {
  const recorded = record();
  expect(() => new Agent().fail(new DOMException('too slow', 'TimeoutError'))).toThrow('too slow');
  await expect(new Agent().wait(AbortSignal.abort(new DOMException('too slow', 'TimeoutError')))).rejects.toThrow('too slow');
  expect(recorded.spans.map(({ status, error }) => [status, error?.type])).toEqual([
    ['ERROR', 'TimeoutError'],
    ['ERROR', 'TimeoutError'],
  ]);
});

test('an error beside an aborted signal that is not its reason is an ERROR', async () => {
  class Other {
    @span
    async work(_signal: AbortSignal) {
      throw new Error('something else');
    }
  }
  const recorded = record();
  await expect(new Other().work(AbortSignal.abort())).rejects.toThrow('something else');
  expect(recorded.span().status).toBe('ERROR');
});
