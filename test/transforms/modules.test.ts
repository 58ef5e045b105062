import { describe, expect, test } from '@jest/globals';
import { transform } from '../../transforms/apply.js';
import { plan } from '../../transforms/plan.js';

const importing = (specifier: string) => `import { span } from '${specifier}';\nclass Agent { @span run(q) {} }`;
const named = (code: string, file: string, modules?: string[]) => transform(code, file, { modules, root: '/project' })?.code ?? code;

describe('a module that hands on filigree’s functions', () => {
  test('is nobody’s business until it is listed', () => {
    expect(plan(importing('@acme/tracing'), 'agent.ts')).toEqual([]);
  });

  test.each([
    ['@acme/tracing', '@acme/tracing', 'src/agent.ts'],
    ['#tracing', '#tracing', 'src/agent.ts'],
    ['./src/tracing', './tracing.js', 'src/agent.ts'],
    ['./src/tracing.ts', '../tracing', 'src/agents/research.ts'],
    ['/project/src/tracing.ts', './tracing.ts', 'src/agent.ts'],
    ['./tracing', './tracing/index.js', 'agent.ts'],
    ['./tracing/index.ts', '../tracing', 'src/agent.ts'],
  ])('as %s is known when it is imported as %s in %s', (listed, specifier, file) => {
    expect(named(importing(specifier), file, [listed])).toContain('__filigree_site("Agent.run", ["q"]');
  });

  test.each([
    ['./src/tracing', './tracing.js', 'agent.ts'],
    ['@acme/tracing', '@acme/tracing/other', 'agent.ts'],
    ['./tracing', 'tracing', 'agent.ts'],
  ])('as %s is not another one that is imported as %s in %s', (listed, specifier, file) => {
    expect(named(importing(specifier), file, [listed])).toBe(importing(specifier));
  });

  test('does not hide the package itself', () => {
    expect(named(importing('filigree'), 'agent.ts', ['./tracing'])).toContain('__filigree_site("Agent.run"');
  });

  test('is imported beside the helper, which comes from the package', () => {
    expect(named(importing('./tracing'), 'agent.ts', ['./tracing'])).toContain(`from './tracing'; import { site as __filigree_site } from "filigree/runtime";`);
  });
});
