import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { transform } from '../../transforms/apply.js';
import { compilerOptions, run } from './support/run.js';

const code = `import { trace, span, startSpan } from 'filigree';
class Agent {
  @trace run(question: string) { startSpan('step'); return question.length; }
  @span.tool({ skip: ['key'] }, ) static find(query: string, key: string) {}
}
export const answer = new Agent().run('four');
export const lookup = span({}, (q: string) => q);`;

describe.each([
  ['standard', false],
  ['experimental', true],
])('under %s decorators', (_dialect, legacy) => {
  const start = (text: string) => run(ts.transpileModule(text, { compilerOptions: compilerOptions(legacy) }).outputText);

  test('each decorator and each call is given its name, its parameters and its place', () => {
    const sites = start(transform(code, 'agent.ts')!.code).calls.map((args) => (args.at(-1) as any).site);
    expect(sites).toEqual([
      ['Agent.run', ['question'], 'agent.ts', 3, 10],
      ['Agent.find', ['query', 'key'], 'agent.ts', 4, 42],
      [undefined, undefined, 'agent.ts', 3, 34],
      ['lookup', ['q'], 'agent.ts', 7, 23],
    ]);
  });

  test('the arguments that the user wrote stay in front', () => {
    const written = start(transform(code, 'agent.ts')!.code).calls.map((args) => args.slice(0, -1));
    expect(written).toEqual([[], [{ skip: ['key'] }], ['step'], [{}, expect.any(Function)]]);
  });

  test('the program computes what it computed before', () => {
    expect(start(transform(code, 'agent.ts')!.code).exports.answer).toBe(4);
  });
});
