import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { bundle, dialects } from './support/bundle.mjs';
import { runShapes } from './support/run.mjs';
import type { Verdict } from './support/verdict.js';

/** In processes of their own: inside Jest a program sees no rejection that nobody handled. */
const into = resolve('node_modules/.cache', `filigree-conformance-${process.pid}`);
const runs = await Promise.all(dialects.map(verdictsIn));
runs.push(await verdictsIn('erased'));

async function verdictsIn(dialect: string): Promise<{ dialect: string; verdicts: readonly Verdict[] }> {
  const [child, tracer] = [await bundle('support/child.ts', { into, dialect }), await bundle('tracers/filigree.ts', { into: resolve(into, dialect) })];
  return { dialect, verdicts: (await runShapes({ child, tracer })).verdicts };
}

afterAll(() => rmSync(into, { recursive: true, force: true }));

describe.each(runs)('with filigree on, in $dialect, as with filigree off:', ({ dialect, verdicts }) => {
  const held = verdicts.filter(({ limit }) => limit === undefined);
  const limits = verdicts.filter(({ limit }) => limit !== undefined);

  test('the suite is there', () => {
    expect(held.length).toBeGreaterThan(dialect === 'erased' ? 50 : 180);
  });

  test.each(held)('$name ($row)', ({ changed, untrue, died }) => {
    expect({ changed, untrue, died }).toEqual({});
  });

  // To be moved up when it holds.
  test.each(limits)('not: $name ($row: $limit)', ({ changed }) => {
    expect(changed).toEqual(expect.any(String));
  });
});
