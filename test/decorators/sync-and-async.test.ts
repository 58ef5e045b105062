import { expect, test } from '@jest/globals';
import { currentSpan, span } from 'filigree';
import { record } from '../support/record.js';

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

test('a sync method stays sync', () => {
  class Agent {
    @span
    add(a: number, b: number) {
      return a + b;
    }
  }
  const recorded = record();
  expect(new Agent().add(1, 2)).toBe(3);
  expect(recorded.span()).toMatchObject({ status: 'COMPLETED', output: 3 });
});

test('an async method gives a promise at once, and its span ends with the promise', async () => {
  class Agent {
    @span
    async wait() {
      await tick();
      return 'done';
    }
  }
  const recorded = record();
  const promise = new Agent().wait();
  expect(promise).toBeInstanceOf(Promise);
  expect(recorded.spans).toEqual([]);
  expect(await promise).toBe('done');
  expect(recorded.span().output).toBe('done');
});

test('a promise that a plain method returns is handed on as the same promise', async () => {
  const kept = Promise.resolve('kept');
  class Agent {
    @span
    ask() {
      return kept;
    }
  }
  const recorded = record();
  expect(new Agent().ask()).toBe(kept);
  await kept;
  await tick();
  expect(recorded.span().output).toBe('kept');
});

test('the span is current in the method, before and after its awaits, and nowhere else', async () => {
  class Agent {
    @span
    async think() {
      const before = currentSpan()?.spanId;
      await tick();
      return [before, currentSpan()?.spanId];
    }
  }
  const recorded = record();
  const promise = new Agent().think();
  expect(currentSpan()).toBeUndefined();
  const ids = await promise;
  expect(currentSpan()).toBeUndefined();
  expect(ids).toEqual([recorded.span().spanId, recorded.span().spanId]);
});

test('calls that run at the same time keep their children apart', async () => {
  class Agent {
    @span({ input: (name: string) => name })
    async run(name: string) {
      await tick();
      await Promise.all([this.step(`${name}1`), this.step(`${name}2`)]);
    }
    @span({ input: (name: string) => name })
    async step(name: string) {
      await tick();
      return name;
    }
  }
  const recorded = record();
  const agent = new Agent();
  await Promise.all(['a', 'b', 'c'].map((name) => agent.run(name)));
  for (const name of ['a', 'b', 'c']) {
    const run = recorded.spans.find(({ input }) => input === name);
    const steps = recorded.spans.filter(({ parentSpanId }) => parentSpanId === run?.spanId);
    expect(steps.map(({ input }) => input).sort()).toEqual([`${name}1`, `${name}2`]);
  }
});

test('the time of a span is the time of its work', async () => {
  class Agent {
    @span
    async wait() {
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  const recorded = record();
  const before = Date.now() * 1000;
  await new Agent().wait();
  const { startTime, endTime } = recorded.span();
  expect(endTime! - startTime).toBeGreaterThan(25_000);
  expect(Math.abs(startTime - before)).toBeLessThan(1_000_000);
  expect([startTime, endTime].every(Number.isInteger)).toBe(true);
});
