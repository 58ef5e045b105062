import { afterAll } from '@jest/globals';

/**
 * On Node 20 every enabled AsyncLocalStorage makes each `await` of the process dearer, and each test file has one of its
 * own: after two hundred files in one worker the suites with many requests took twenty times as long.
 */
afterAll(() => {
  const registry = (globalThis as Record<symbol, { storage: { disable(): void } } | undefined>)[Symbol.for('filigree')];
  registry?.storage.disable();
});
