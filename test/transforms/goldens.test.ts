import { describe, expect, test } from '@jest/globals';
import { transform } from '../../transforms/apply.js';
import { goldens } from './support/goldens.js';

describe('the transform', () => {
  test.each(goldens)('$sentence', ({ file, input, output }) => {
    expect(transform(input, file)?.code ?? input).toBe(output);
  });
});

describe('a second run changes nothing after the first: it', () => {
  test.each(goldens)('$sentence', ({ file, output }) => {
    expect(transform(output, file)).toBeNull();
  });
});
