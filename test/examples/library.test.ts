import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Library, readMarkdown } from '../../examples/research-agent/library.js';

const garden = fileURLToPath(new URL('garden', import.meta.url));
let empty: string;

beforeAll(() => {
  empty = mkdtempSync(join(tmpdir(), 'research-agent-'));
});

afterAll(() => rmSync(empty, { recursive: true }));

test('all Markdown of a folder and its subfolders is read, in the order of the paths', async () => {
  expect((await readMarkdown(garden)).map(({ path }) => path)).toEqual(['bees.md', 'compost.md', 'tools/spade.md']);
});

test('a folder is found under any spelling of its path', async () => {
  const spelled = `${join(garden, 'tools')}/../tools/./`;
  expect((await readMarkdown(spelled)).map(({ path }) => path)).toEqual(['spade.md']);
});

test('a folder that is not there is an error that names it', async () => {
  const missing = join(empty, 'nowhere');
  await expect(readMarkdown(missing)).rejects.toMatchObject({
    name: 'FolderError',
    message: `Cannot read the folder \`${missing}\` (ENOENT): expected a folder with Markdown files.`,
  });
});

test('a file in the place of the folder is an error', async () => {
  const file = join(empty, 'file.txt');
  writeFileSync(file, '');
  await expect(readMarkdown(file)).rejects.toThrow(/\(ENOTDIR\): expected a folder/);
});

test('a folder without Markdown is an error', async () => {
  await expect(readMarkdown(empty)).rejects.toThrow(/There is no Markdown in .*: expected at least one file that ends in \.md/);
});

test('the search finds sections by other forms of a word, the best first', async () => {
  const library = new Library(await readMarkdown(garden));
  expect(library.search('surviving winters', 1).map(({ section }) => section.id)).toEqual(['bees.md > Bees > Winter']);
  expect(library.search('what is the', 5)).toEqual([]);
});

test('a section is found by its id and by its heading in any case, and by nothing else', async () => {
  const library = new Library(await readMarkdown(garden));
  expect(library.find('bees.md > Bees > Winter')?.heading).toBe('Winter');
  expect(library.find('ENEMIES')?.file).toBe('bees.md');
  expect(library.find('Enemy')).toBeUndefined();
});
