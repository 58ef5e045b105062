import { describe, expect, test } from '@jest/globals';
import { transform } from '../../../transforms/apply.js';
import { parse } from '../../../transforms/parse.js';
import { goldensIn } from '../support/goldens.js';

const goldens = goldensIn('erase/goldens');

describe('erase mode', () => {
  test.each(goldens)('$sentence', ({ file, input, output }) => {
    expect(transform(input, file, { erase: true })?.code ?? input).toBe(output);
    expect(() => parse(output, file)).not.toThrow();
  });
});

describe('a second run changes nothing after the first: it', () => {
  test.each(goldens)('$sentence', ({ file, output }) => {
    expect(transform(output, file, { erase: true })).toBeNull();
  });
});
