import { createRequire } from 'node:module';
import { afterAll, expect, test } from '@jest/globals';

const commonJs = createRequire(import.meta.url)('../../dist/cjs/index.js') as typeof import('../../index.js');

afterAll(() => commonJs.shutdown());

test('the CommonJS build hands on `this` as strict code does: a function that is called without one gets none', () => {
  commonJs.configure({ exporters: [], store: false });
  const self = commonJs.span('self', function (this: unknown) {
    return this;
  });
  expect(self.call(undefined)).toBeUndefined();
  expect(self.call('text')).toBe('text');
});
