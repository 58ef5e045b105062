import { beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { configure } from '../../../index.js';
import { transform } from '../../../transforms/apply.js';
import { plan } from '../../../transforms/plan.js';
import { memory } from '../../../src/exporters/memory.js';
import { hosts, load, untransformed } from '../support/hosts.js';
import { HEAD, drive } from '../support/observed-program.js';
import { statements } from '../support/statements.js';
import { withoutInsertions } from '../support/without-insertions.js';

beforeAll(() => {
  jest.spyOn(console, 'warn').mockReturnValue();
  configure({ exporters: [memory()], store: false });
});

const kinds = [false, true].flatMap((async) => [false, true].map((generator) => ({ async, generator })));
const fn = fc
  .constantFrom(...kinds)
  .chain((kind) => fc.tuple(fc.constant(kind), statements(kind), statements(kind)))
  .map(([{ async, generator }, first, rest]) => (name: string) => `${async ? 'async ' : ''}function${generator ? '*' : ''} ${name}(a, b) { let n = 3; ${first} using own = startSpan('own'); ${rest} }`);
const program = fc.array(fn, { minLength: 1, maxLength: 6 }).map((all) => `${HEAD}${all.map((each, i) => each(`f${i}`)).join('\n')}\n${drive(all.length)}`);

test('whatever blocks hold `using`, both hosts make programs that behave as before', async () => {
  await fc.assert(
    fc.asyncProperty(program, async (code) => {
      const expected = await load(untransformed(code)).observe();
      for (const [, compile] of hosts) expect(await load(compile(code)).observe()).toEqual(expected);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('whatever they hold, text is only inserted, and a second run inserts nothing', () => {
  fc.assert(
    fc.property(program, (code) => {
      const output = transform(code, 'agent.ts')?.code ?? code;
      expect(withoutInsertions(output, plan(code, 'agent.ts'))).toBe(code);
      expect(transform(output, 'agent.ts')).toBeNull();
    }),
  );
}, 30_000);
