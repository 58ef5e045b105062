import { expect, test } from '@jest/globals';
import { transform } from '../../transforms/apply.js';

const code = "import { span } from 'filigree';\nclass A { @span m() {} }";

test.each([
  ['/project/src/agent.ts', '/project', 'src/agent.ts'],
  ['/project/src/agent.ts', '/project/', 'src/agent.ts'],
  ['/elsewhere/agent.ts', '/project', '../elsewhere/agent.ts'],
  ['src/agent.ts', '/project', 'src/agent.ts'],
  ['src\\agent.ts', '/project', 'src/agent.ts'],
])('%s in %s is recorded as %s', (file, root, recorded) => {
  expect(transform(code, file, { root })!.code).toContain(`"${recorded}"`);
});

test('a bundler’s query does not hide what language a file is in', () => {
  const casts = `${code}\nconst x = <unknown>1;`;
  expect(transform(casts, 'agent.ts?v=1')).not.toBeNull();
  expect(transform(casts, 'component.vue?lang.ts')).not.toBeNull();
});
