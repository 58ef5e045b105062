import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { transform } from '../../transforms/apply.js';
import { parse } from '../../transforms/parse.js';
import { plan } from '../../transforms/plan.js';
import { goldens } from './support/goldens.js';
import { withoutInsertions } from './support/without-insertions.js';

const decorator = fc.constantFrom('', '@trace ', '@span ', '@span() ', "@span({ kind: 'LLM' },) ", '@span.llm /* c */ ', "@f.span.tool('x')\n", '@other ');
const parameters = fc.constantFrom('', 'a', 'a, b = 1', '{ a }, [b]', '...rest', 'this: Agent, a: string');
const key = fc.constantFrom('run', '"a b"', '7', '[`t`]', '[KEY]', '#secret');
const member = fc
  .tuple(decorator, fc.constantFrom('', 'static ', 'async ', 'async *'), key, parameters, fc.boolean())
  .map(([mark, modifier, name, list, field]) =>
    field && !modifier.includes('async') ? `${mark}${modifier}${name} = (${list.replace('this: Agent, ', '')}) => {};` : `${mark}${modifier}${name}(${list}) {}`,
  );
const program = fc
  .tuple(decorator, fc.constantFrom('', 'abstract '), fc.array(member, { maxLength: 8 }), fc.constantFrom('\n', '\r\n', ' '))
  .map(([mark, modifier, members, space]) =>
    [`import { trace, span } from 'filigree'${space === ' ' ? ';' : ''}`, `import * as f from 'filigree';`, `${mark}${modifier}class Agent {`, ...members, '}'].join(space),
  );

describe('what the user wrote is only added to', () => {
  test.each(goldens)('where it $sentence', ({ file, input, output }) => {
    expect(withoutInsertions(output, plan(input, file))).toBe(input);
    expect(output.split('\n')).toHaveLength(input.split('\n').length);
    expect(() => parse(output, file)).not.toThrow();
  });

  test('whatever members a class has, the result parses and a second run adds nothing', () => {
    fc.assert(
      fc.property(program, (code) => {
        const output = transform(code, 'agent.ts')?.code ?? code;
        expect(withoutInsertions(output, plan(code, 'agent.ts'))).toBe(code);
        expect(() => parse(output, 'agent.ts')).not.toThrow();
        expect(transform(output, 'agent.ts')).toBeNull();
      }),
    );
  });
});
