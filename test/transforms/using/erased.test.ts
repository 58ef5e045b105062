import { expect, test } from '@jest/globals';
import { transform } from '../../../transforms/apply.js';
import { record } from '../../support/record.js';
import { load, untransformed } from '../support/hosts.js';

const code = `import { span, startSpan } from 'filigree';
/** @span TOOL */
function tool(x) { if (x === 'bad') throw new Error('bad'); return x; }
export class Agent {
  @span async run(q) { using s = startSpan('in run'); await null; return this.#check(q); }
  @span #check(q) { using s = startSpan('in check'); return tool(q); }
  @span field = async (q) => { await using s = startSpan('in field'); await null; return q; };
}`;

test('with decorators erased, `using` in their methods and functions beside them are recorded as well', async () => {
  const recorded = record();
  const output = transform(code, 'agent.js', { erase: true })!.code;
  const { Agent } = load(untransformed(output));
  expect(output).not.toMatch(/^ *@span/m);
  expect(await new Agent().field(1)).toBe(1);
  await expect(new Agent().run('bad')).rejects.toThrow('bad');
  expect(recorded.spans.map(({ name, kind, status }) => [name, kind, status])).toEqual([
    ['in field', 'OTHER', 'COMPLETED'],
    ['Agent.field', 'OTHER', 'COMPLETED'],
    ['tool', 'TOOL', 'ERROR'],
    ['in check', 'OTHER', 'ERROR'],
    ['Agent.#check', 'OTHER', 'ERROR'],
    ['in run', 'OTHER', 'ERROR'],
    ['Agent.run', 'OTHER', 'ERROR'],
  ]);
});
