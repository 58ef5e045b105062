import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Host } from '../../../transforms/host/host.js';
import type { TransformOptions } from '../../../transforms/host/options.js';

const code = "import { span } from 'filigree';\nclass Agent { @span run() {} }";
const folders: string[] = [];

function projectWith(files: Record<string, object>): string {
  const folder = mkdtempSync(join(tmpdir(), 'filigree-dialect-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function keepsDecorators(root: string, lowers: boolean, features?: TransformOptions['features']): boolean {
  return new Host({ root, features }, { lowers }).transform(code, join(root, 'src/agent.ts'))!.code.includes('@span');
}

const legacy = { compilerOptions: { experimentalDecorators: true } };

describe('decorators become plain code', () => {
  test('where nothing lowers them', () => {
    expect(keepsDecorators(projectWith({ 'tsconfig.json': {} }), false)).toBe(false);
  });

  test('not where a compiler behind the transform lowers them', () => {
    expect(keepsDecorators(projectWith({ 'tsconfig.json': {} }), true)).toBe(true);
  });

  test.each<[string, Record<string, object>]>([
    ['says so', { 'tsconfig.json': legacy }],
    ['extends one that says so', { 'tsconfig.json': { extends: './base.json' }, 'base.json': legacy }],
    ['refers to one that says so', { 'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }] }, 'tsconfig.app.json': legacy }],
    ['refers to a folder whose tsconfig says so', { 'tsconfig.json': { files: [], references: [{ path: './app' }] }, 'app/tsconfig.json': legacy }],
  ])('not in a project of older decorators, whose tsconfig %s', (_how, files) => {
    expect(keepsDecorators(projectWith(files), false)).toBe(true);
  });

  test('with a tsconfig that cannot be read, too', () => {
    expect(keepsDecorators(projectWith({ 'tsconfig.json': { extends: './absent.json' } }), false)).toBe(false);
  });

  test.each([true, false])('or not, as the user says: %s', (erase) => {
    expect(keepsDecorators(projectWith({ 'tsconfig.json': legacy }), !erase, { erase })).toBe(!erase);
  });
});
