import { expect, jest, test } from '@jest/globals';
import { runProgram } from '../support/child.js';
import { filesOf, linesOf, newStore, sizeOf } from '../support/store.js';

jest.setTimeout(60_000);

test('on a disk that takes no more the program goes on, it is told once, exporters get everything, and every line is whole', async () => {
  const dir = newStore();
  const { code, stdout, stderr } = await runProgram('many-spans.mjs', { args: ['500'], env: { FILIGREE_DIR: dir }, maxFileBlocks: 100 });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ exported: 500 });
  expect(stderr.match(/FILIGREE_STORE_UNAVAILABLE/g)).toHaveLength(1);
  expect(stderr).toContain('EFBIG');
  expect(sizeOf(dir)).toBeLessThanOrEqual(100 * 512);
  expect(linesOf(dir).length).toBeGreaterThan(10);
});

test('on a disk that takes nothing at all no empty file is left', async () => {
  const dir = newStore();
  const { code, stdout, stderr } = await runProgram('many-spans.mjs', { args: ['500'], env: { FILIGREE_DIR: dir }, maxFileBlocks: 0 });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ exported: 500 });
  expect(stderr.match(/FILIGREE_STORE_UNAVAILABLE/g)).toHaveLength(1);
  expect(filesOf(dir)).toEqual([]);
});
