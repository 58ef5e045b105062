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
const parameters = fc.constantFrom('a, b', 'a, b = a', 'a, ...b', '{ a } = { a: 1 }, b', '[a, b] = [1, 2]', 'a = log.push("default"), { b = a } = {}');
const tag = fc.constantFrom('/** @span */', '/** @trace */', '/** Text.\n * @span LLM\n */', '');

/** A function in one of the places where a doc comment can stand; `f1` is what the program calls. */
const shape = fc
  .tuple(fc.constantFrom(...kinds), fc.constantFrom('declaration', 'expression', 'named', 'method', 'arrow'))
  .filter(([{ generator }, form]) => !(generator && form === 'arrow'))
  .chain(([kind, form]) => fc.tuple(fc.constant(kind), fc.constant(form), tag, parameters, statements(kind), fc.boolean()))
  .map(([{ async, generator }, form, comment, list, body, directive]) => (name: string) => {
    const [before, star, inside] = [async ? 'async ' : '', generator ? '*' : '', `${directive && /^a, b$/.test(list) ? "'use strict'; " : ''}let n = 3; ${body}`];
    switch (form) {
      case 'declaration':
        return `${comment} ${before}function${star} ${name}(${list}) { ${inside} }`;
      case 'expression':
        return `${comment} const ${name} = ${before}function${star} (${list}) { ${inside} };`;
      case 'named':
        return `${comment} const ${name} = ${before}function${star} named(${list}) { ${inside} };`;
      case 'method':
        return `const { ${name} } = { ${comment} ${before}${star}${name}(${list}) { ${inside} } };`;
      default:
        return `const ${name} = (function () { ${comment} const ${name} = ${before}(${list}) => { ${inside} }; return ${name}; }).call('outer', 1);`;
    }
  });

const program = fc.array(shape, { minLength: 1, maxLength: 6 }).map((all) => `${HEAD}${all.map((each, i) => each(`f${i}`)).join('\n')}\n${drive(all.length)}`);

test('whatever shape annotated functions have, both hosts make programs that behave as before', async () => {
  await fc.assert(
    fc.asyncProperty(program, async (code) => {
      const expected = await load(untransformed(code)).observe();
      for (const [, compile] of hosts) expect(await load(compile(code)).observe()).toEqual(expected);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('whatever shape they have, text is only inserted, and a second run inserts nothing', () => {
  fc.assert(
    fc.property(program, (code) => {
      const output = transform(code, 'agent.ts')?.code ?? code;
      expect(withoutInsertions(output, plan(code, 'agent.ts'))).toBe(code);
      expect(transform(output, 'agent.ts')).toBeNull();
    }),
  );
}, 30_000);
