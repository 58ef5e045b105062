import { describe, expect, test } from '@jest/globals';
import { Host } from '../../../transforms/host/host.js';
import type { TransformOptions } from '../../../transforms/host/options.js';

const code = "import { span } from 'filigree';\nclass Agent { @span run() {} }";

function isTransformed(file: string, options: TransformOptions = {}): boolean {
  return new Host({ root: '/project', ...options }, { lowers: true }).transform(code, file) !== null;
}

describe('without a word about files', () => {
  test.each(['agent.ts', 'agent.tsx', 'agent.js', 'agent.jsx', 'agent.mts', 'agent.cts', 'agent.ts?v=1', 'Agent.vue?vue&type=script&lang.ts'])('%s is transformed', (file) => {
    expect(isTransformed(`/project/src/${file}`)).toBe(true);
  });

  test.each(['src/agent.json', 'src/agent.css?inline', 'node_modules/acme/agent.js', 'src/Agent.vue'])('%s is not', (file) => {
    expect(isTransformed(`/project/${file}`)).toBe(false);
  });

  test('a module that a bundler made up is not', () => {
    expect(isTransformed('\0virtual:agent.ts')).toBe(false);
  });
});

describe('`include` is all that is transformed', () => {
  test.each<[TransformOptions['include'], string, boolean]>([
    ['src/agents/**', '/project/src/agents/deep/research.ts', true],
    ['src/agents/**', '/project/src/other.ts', false],
    ['src/agents/**', '/elsewhere/src/agents/research.ts', false],
    ['./src/*.ts', '/project/src/agent.ts?v=2', true],
    ['**/*.agent.ts', '/elsewhere/research.agent.ts', true],
    ['/project/src/**', '/project/src/agent.ts', true],
    ['src/.hidden/*', '/project/src/.hidden/agent.ts', true],
    ['src/agents/**', 'C:\\work\\src\\agents\\a.ts', false],
    [/agents\//, 'C:\\work\\agents\\a.ts', true],
    [[/agents\//g, 'src/main.ts'], '/project/src/main.ts', true],
    [[], '/project/src/main.ts', false],
    ['**/*', '/project/data.json', false],
  ])('%p takes %s: %p', (include, file, transformed) => {
    expect(isTransformed(file, { include })).toBe(transformed);
  });

  test('a global expression answers the same every time', () => {
    const host = new Host({ root: '/project', include: /agent/g }, { lowers: true });
    expect([1, 2, 3].map(() => host.transform(code, '/project/agent.ts') !== null)).toEqual([true, true, true]);
  });

  test('a folder whose name looks like a glob is only a folder', () => {
    expect(isTransformed('/a (b)/[c]/src/agent.ts', { root: '/a (b)/[c]', include: 'src/*' })).toBe(true);
  });
});

describe('`exclude` wins', () => {
  test.each<[TransformOptions['exclude'], string, boolean]>([
    ['**/*.test.ts', '/project/src/agent.test.ts', false],
    ['**/*.test.ts', '/project/src/agent.ts', true],
    [[], '/project/node_modules/@acme/agent.js', true],
  ])('%p leaves %s: transformed %p', (exclude, file, transformed) => {
    expect(isTransformed(file, { include: '**', exclude })).toBe(transformed);
  });
});
