import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { bundle } from './support/bundle.mjs';

/** `npm run test:long` takes a million values, however long that is; else it ends with its time. */
const long = process.env.FILIGREE_LONG !== undefined;
const VALUES = long ? 1_000_000 : 100_000;
const MILLISECONDS = long ? 3_600_000 : 3_000;

const into = resolve('node_modules/.cache', `filigree-values-${process.pid}`);
afterAll(() => rmSync(into, { recursive: true, force: true }));

interface Findings {
  seed: number;
  generated: number;
  failures: string[];
  internal: string[];
  rejections: number;
  lost: number;
  p999: number;
  max: number;
}

test(
  'any value can be captured anywhere: nothing is thrown, run, rejected or lost',
  async () => {
    const fuzz = await bundle('values/fuzz.ts', { into });
    const { stdout } = await promisify(execFile)(process.execPath, ['--unhandled-rejections=strict', fuzz, String(VALUES), String(MILLISECONDS)], { maxBuffer: 2 ** 24 });
    const { failures, internal, rejections, lost, generated, ...rest } = JSON.parse(stdout) as Findings;
    expect({ failures, internal, rejections, lost, seed: rest.seed }).toEqual({ failures: [], internal: [], rejections: 0, lost: 0, seed: rest.seed });
    expect(generated).toBeGreaterThanOrEqual(long ? VALUES : 500);
    if (long) process.stdout.write(`${JSON.stringify({ generated, ...rest })}\n`);
  },
  MILLISECONDS + 60_000,
);
