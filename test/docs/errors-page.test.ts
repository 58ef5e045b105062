import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const codes = [...readFileSync('src/errors.ts', 'utf8').matchAll(/^ {2}\| '(FILIGREE_\w+)'/gm)].map(([, code]) => code);
const headings = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

test('every error code has a heading on the errors page, and no heading is stale', () => {
  expect(codes.length).toBeGreaterThan(10);
  expect(headings.toSorted()).toEqual(codes.toSorted());
});
