import { expect, test } from '@jest/globals';
import { currentSpan, span } from 'filigree';
import { record } from '../support/record.js';

class Agent {
  closed = false;

  @span
  *count(to: number): Generator<number, string, string | undefined> {
    try {
      for (let i = 1; i <= to; i++) {
        this.child();
        yield i;
      }
      return 'all';
    } finally {
      this.closed = true;
    }
  }

  @span
  child() {}

  @span
  *fails() {
    yield 1;
    throw new RangeError('half way');
  }

  @span
  *recovers() {
    try {
      yield 1;
    } catch (error) {
      yield (error as Error).message;
    }
  }

  @span
  *both() {
    yield* this.count(1);
    yield* this.count(2);
  }
}

test('a drained generator is one span, with its chunks, and children nest in it', () => {
  const recorded = record();
  expect([...new Agent().count(2)]).toEqual([1, 2]);
  expect(recorded.span('Agent.count')).toMatchObject({ status: 'COMPLETED', input: { to: 2 }, output: [1, 2], metadata: { filigree: { chunks: 2 } } });
  expect(recorded.paths).toEqual(['Agent.count > Agent.count', 'Agent.count > Agent.count > Agent.child', 'Agent.count > Agent.count > Agent.child']);
});

test('the first chunk sets `completionStartTime`', () => {
  const recorded = record();
  const chunks = new Agent().count(2);
  chunks.next();
  const between = Date.now() * 1000 + 50_000;
  chunks.next();
  chunks.next();
  const { startTime, completionStartTime, endTime } = recorded.span('Agent.count');
  expect(completionStartTime).toBeGreaterThanOrEqual(startTime);
  expect(completionStartTime).toBeLessThan(between);
  expect(completionStartTime).toBeLessThanOrEqual(endTime!);
});

test('the span is open from the call to the end, and current only inside the generator', () => {
  const recorded = record();
  const chunks = new Agent().count(1);
  expect(chunks.next()).toEqual({ done: false, value: 1 });
  expect(currentSpan()).toBeUndefined();
  expect(recorded.spans.map(({ name }) => name)).toEqual(['Agent.child']);
  expect(chunks.next()).toEqual({ done: true, value: 'all' });
  expect(recorded.spans.map(({ name }) => name)).toEqual(['Agent.child', 'Agent.count']);
});

test('a consumer that breaks off cancels the span, with a reason, after the generator’s own `finally`', () => {
  const recorded = record();
  const agent = new Agent();
  for (const n of agent.count(5)) if (n === 2) break;
  expect(agent.closed).toBe(true);
  expect(recorded.span('Agent.count')).toMatchObject({ status: 'CANCELLED', statusReason: expect.stringContaining('stopped'), output: [1, 2] });
});

test('an error inside is the span’s error, goes on to the consumer as it is, and keeps the chunks before it', () => {
  const recorded = record();
  const chunks = new Agent().fails();
  chunks.next();
  expect(() => chunks.next()).toThrow(new RangeError('half way'));
  expect(recorded.span()).toMatchObject({ status: 'ERROR', error: { type: 'RangeError', message: 'half way' }, output: [1] });
});

test('an error that is thrown into the generator and not caught there is the span’s error', () => {
  const recorded = record();
  const chunks = new Agent().count(5);
  chunks.next();
  const thrown = new Error('from outside');
  expect(() => chunks.throw(thrown)).toThrow(thrown);
  expect(recorded.span('Agent.count')).toMatchObject({ status: 'ERROR', error: { message: 'from outside' } });
});

test('an error that is thrown into the generator and caught there is none', () => {
  const recorded = record();
  const chunks = new Agent().recovers();
  chunks.next();
  expect(chunks.throw(new Error('caught'))).toEqual({ done: false, value: 'caught' });
  expect(chunks.next().done).toBe(true);
  expect(recorded.span()).toMatchObject({ status: 'COMPLETED', output: [1, 'caught'] });
});

test('a generator is still a generator: its type, its prototype, its protocol', () => {
  record();
  const chunks = new Agent().count(1);
  expect(Object.prototype.toString.call(chunks)).toBe('[object Generator]');
  expect(chunks[Symbol.iterator]()).toBe(chunks);
  expect(Object.keys(chunks)).toEqual([]);
  expect(typeof chunks.return).toBe('function');
});

test('generators that delegate nest', () => {
  const recorded = record();
  expect([...new Agent().both()]).toEqual([1, 1, 2]);
  expect(recorded.paths.filter((path) => path.endsWith('count'))).toEqual(['Agent.both > Agent.both > Agent.count', 'Agent.both > Agent.both > Agent.count']);
});

test('interleaved generators keep their children apart', () => {
  const recorded = record();
  const [a, b] = [new Agent().count(2), new Agent().count(3)];
  for (let i = 0; i < 4; i++) {
    a.next();
    b.next();
  }
  const counts = recorded.spans.filter(({ name }) => name === 'Agent.count');
  const children = counts.map(({ spanId }) => recorded.spans.filter(({ parentSpanId }) => parentSpanId === spanId).length);
  expect(children).toEqual([2, 3]);
});

test('values sent into a generator arrive', () => {
  class Echo {
    @span
    *run(): Generator<string, void, string> {
      let said = 'start';
      while (said !== 'stop') said = yield said;
    }
  }
  record();
  const echo = new Echo().run();
  expect([echo.next('x').value, echo.next('a').value, echo.next('stop').done]).toEqual(['start', 'a', true]);
});

test('a text that comes in pieces is one output', () => {
  class Writer {
    @span
    *write() {
      yield 'Hel';
      yield 'lo';
    }
  }
  const recorded = record();
  expect([...new Writer().write()].join('')).toBe('Hello');
  expect(recorded.span().output).toBe('Hello');
});

test('a long stream is kept in part, counted whole, and says so', () => {
  class Writer {
    @span
    *write() {
      for (let i = 0; i < 12_000; i++) yield i;
    }
  }
  const recorded = record();
  let sum = 0;
  for (const n of new Writer().write()) sum += n;
  expect(sum).toBe((12_000 * 11_999) / 2);
  const output = recorded.span().output as unknown[];
  expect(output.length).toBeLessThanOrEqual(10_001);
  expect(output.at(-1)).toBe('[… 2000 more]');
  expect(recorded.span().metadata).toEqual({ filigree: { chunks: 12_000 } });
});
