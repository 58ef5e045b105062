import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, jest, test } from '@jest/globals';
import { startSpan } from 'filigree';
import { bothTracers } from './support.js';

jest.setTimeout(30_000);

const both = bothTracers();

/** A program: spans of both tracers in each other, one after the other or at the same time, with and without a pause. */
interface Work {
  readonly ours: boolean;
  readonly handle: boolean;
  readonly pause: boolean;
  readonly parallel: boolean;
  readonly children: readonly Work[];
}

function work(depth: number): fc.Arbitrary<Work> {
  const children = depth === 0 ? fc.constant([]) : fc.array(work(depth - 1), { maxLength: 3 });
  return fc.record({ ours: fc.boolean(), handle: fc.boolean(), pause: fc.boolean(), parallel: fc.boolean(), children });
}

async function run(node: Work, name: string): Promise<void> {
  if (!node.ours) return both.active(name, () => inside(node, name));
  if (!node.handle) return startSpan(name, () => inside(node, name));
  // A handle is current in its caller as well until the first pause, so that those at the same time would be inside it.
  await sleep(0);
  using _ = startSpan(name);
  await inside(node, name);
}

async function inside({ children, parallel, pause }: Work, name: string): Promise<void> {
  if (pause) await sleep(0);
  if (parallel) await Promise.all(children.map((child, i) => run(child, `${name}.${i}`)));
  else for (const [i, child] of children.entries()) await run(child, `${name}.${i}`);
}

/** The names say where each span belongs: `0.1.2` under `0.1`. */
function expectedPaths({ children }: Work, name: string, above: string): string[] {
  const path = `${above}${name}`;
  return [path, ...children.flatMap((child, i) => expectedPaths(child, `${name}.${i}`, `${path} > `))];
}

test('whatever the program nests, both tracers make one tree of it', async () => {
  await fc.assert(
    fc.asyncProperty(work(3), async (program) => {
      both.clear();
      await run(program, '0');
      // A span of ours with no trace around it has one of the same name.
      const named = both.paths().map((path) => path.replaceAll(/(^| > )([\d.]+) > \2(?= > |$)/g, '$1$2'));
      expect([...new Set(named)]).toEqual(expectedPaths(program, '0', '').sort());
    }),
    { numRuns: 100 },
  );
});
