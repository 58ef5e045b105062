import { expect, test } from '@jest/globals';
import { codeBlocks, plainText, sectionsOf } from '../../examples/research-agent/markdown.js';

test('a file is split at its headings, with the way to each and its line', () => {
  const sections = sectionsOf('a.md', 'Before.\n\n# Top\n\nOne.\n\n## Sub `x`\n\nTwo.\n\n# Next\n\nThree.\n');
  expect(sections.map(({ id, line, text }) => ({ id, line, text }))).toEqual([
    { id: 'a.md', line: 1, text: 'Before.' },
    { id: 'a.md > Top', line: 3, text: 'One.' },
    { id: 'a.md > Top > Sub x', line: 7, text: 'Two.' },
    { id: 'a.md > Next', line: 11, text: 'Three.' },
  ]);
});

test('a # in a code block is no heading', () => {
  const [section] = sectionsOf('a.md', '# Top\n\n```sh\n# comment\nls\n```\n');
  expect(section?.text).toContain('# comment');
});

test('a heading that comes twice gets two ids', () => {
  expect(sectionsOf('a.md', '# Same\n\n1\n\n# Same\n\n2\n').map(({ id }) => id)).toEqual(['a.md > Same', 'a.md > Same (2)']);
});

test('a heading with nothing under it is no section, and stays in the way to the next ones', () => {
  expect(sectionsOf('a.md', '# Top\n\n## Sub\n\nText.\n').map(({ id }) => id)).toEqual(['a.md > Top > Sub']);
});

test('a long section is split between paragraphs and never inside a code block', () => {
  const paragraph = 'word '.repeat(350).trim();
  const code = `\`\`\`\nfirst\n\n${'x'.repeat(2000)}\n\nlast\n\`\`\``;
  const sections = sectionsOf('a.md', `# Long\n\n${paragraph}\n\n${code}\n\n${paragraph}\n`);
  expect(sections.map(({ text }) => text)).toEqual([paragraph, code, paragraph]);
});

test('plain text keeps the words and the code, and drops what Markdown adds', () => {
  expect(plainText('See [the **docs**](docs/a.md "title"), *now*, and `a*b*c`.<!-- hidden -->')).toBe('See the docs, now, and `a*b*c`.');
});

test('code blocks come without their fences', () => {
  expect(codeBlocks('a\n```ts\nconst a = 1;\n```\nb\n~~~\nc\n~~~\n')).toEqual(['const a = 1;', 'c']);
});
