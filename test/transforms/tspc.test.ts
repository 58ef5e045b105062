import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { buildPlugin, FixtureProject } from './support/fixture-project.js';

jest.setTimeout(60_000);

const project = new FixtureProject({
  'src/agent.ts': `import { span, startSpan } from 'filigree';
export class Agent {
  @span run(question: string): string { startSpan('x'); return question; }
  @span({ kind: 'TOOL' }, ) static find(q: string, k = 5): void {}
}
new Agent().run('q');`,
  'src/main.ts': `import './agent.js';
import { seen } from 'filigree';
declare const console: { log(text: string): void };
console.log(JSON.stringify(seen));`,
});

const DECLARATIONS = `export declare class Agent {
    run(question: string): string;
    static find(q: string, k?: number): void;
}
`;

let plugin: string;
beforeAll(() => {
  plugin = buildPlugin();
});
afterAll(() => project.remove());

describe.each([
  ['ESM', 'module'],
  ['CommonJS', 'commonjs'],
])('a project that tspc compiles to %s', (_kind, type) => {
  test.each([
    ['standard', false],
    ['experimental', true],
  ])('runs with its names baked in, and declares what the user wrote, under %s decorators', (_dialect, experimentalDecorators) => {
    project.write('package.json', JSON.stringify({ type }));
    project.compile({
      target: 'ES2022',
      lib: ['ES2022'],
      types: [],
      skipLibCheck: true,
      module: 'NodeNext',
      isolatedModules: true,
      verbatimModuleSyntax: type === 'module',
      experimentalDecorators,
      declaration: true,
      rootDir: 'src',
      outDir: 'dist',
      plugins: [{ transform: plugin }],
    });

    expect(project.run('dist/main.js')).toEqual([
      [['Agent.run', ['question'], 'src/agent.ts', 3, 9]],
      [{ kind: 'TOOL' }, ['Agent.find', ['q', 'k'], 'src/agent.ts', 4, 36]],
      ['x', [null, null, 'src/agent.ts', 3, 41]],
    ]);
    expect(project.read('dist/agent.d.ts')).toBe(DECLARATIONS);
  });
});

test('a name in `skip` that the method does not have is an error of the compiler’s', () => {
  const wrong = new FixtureProject({ 'src/agent.ts': "import { span } from 'filigree';\nclass Agent {\n  @span({ skip: ['nope'] }) run(q: string): void {}\n}" });
  const compile = (): void => wrong.compile({ target: 'ES2022', lib: ['ES2022'], types: [], skipLibCheck: true, module: 'NodeNext', rootDir: 'src', outDir: 'dist', plugins: [{ transform: plugin }] });
  expect(compile).toThrow(expect.objectContaining({ status: expect.any(Number), stdout: expect.stringMatching(/agent\.ts[(:]3[,:]18\)?.+error TS0: filigree: Expected `skip` to name parameters of `Agent\.run`, which are `q`; got `nope`/) }));
  wrong.remove();
});
