import { expect, test } from '@jest/globals';
import { startSpan } from 'filigree';
import type { SpanContext } from 'filigree';
import { record } from '../support/record.js';

test('handles that are made in one place and end in another do not keep each other alive', async () => {
  const recorded = record();
  const collect = await garbageCollector();
  const references: WeakRef<object>[] = [];
  let last: SpanContext | undefined;
  for (let i = 0; i < 50; i++) {
    const ended = last;
    // Ends where it is not current: the place that it took is given back later, by the next one.
    await new Promise<void>((resolve) => setImmediate(() => resolve(ended?.end())));
    last = startSpan('step');
    references.push(new WeakRef(last));
  }
  last?.end();
  recorded.memory.clear();
  last = undefined;
  for (let i = 0; i < 10; i++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    collect();
  }
  expect(references.filter((reference) => reference.deref() !== undefined).length).toBeLessThan(10);
});

async function garbageCollector(): Promise<() => void> {
  const { setFlagsFromString } = await import('node:v8');
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
