import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { markdownTree } from '../../../viewer/ui/data/markdown-tree.js';

const tree = (text: string) => markdownTree(text)!;
const text = (value: string) => ({ type: 'text', text: value });

test('paragraphs, emphasis and code', () => {
  expect(tree('a **b** `c` _d_')).toEqual([{ type: 'paragraph', children: [text('a '), { type: 'strong', children: [text('b')] }, text(' '), { type: 'code', text: 'c' }, text(' '), { type: 'em', children: [text('d')] }] }]);
});

test('headings, lists, quotes, rules and code blocks', () => {
  expect(tree('# T\n\n3. a\n4. b\n\n> q\n\n---\n\n```ts\nx\n```').map(({ type }) => type)).toEqual(['heading', 'list', 'quote', 'rule', 'block']);
  expect(tree('3. a')[0]).toMatchObject({ start: 3 });
});

test('tables', () => {
  expect(tree('| a |\n|---|\n| 1 |')[0]).toMatchObject({ type: 'table', children: [{ head: true }, { head: false, children: [{ type: 'cell', children: [text('1')] }] }] });
});

test('HTML stays text', () => {
  expect(tree('<script>alert(1)</script>')).toEqual([text('<script>alert(1)</script>')]);
  expect(tree('a <img src=x onerror=alert(1)> b')[0]).toMatchObject({ children: [text('a '), text('<img src=x onerror=alert(1)>'), text(' b')] });
});

test('a link is told with its address, an image as a link', () => {
  expect(tree('[x](javascript:alert(1))')[0]).toMatchObject({ children: [{ type: 'link', href: 'javascript:alert(1)' }] });
  expect(tree('![x](https://evil.test/a.png)')[0]).toMatchObject({ children: [{ type: 'image', href: 'https://evil.test/a.png', children: [text('x')] }] });
});

test('character references are characters', () => {
  expect(tree('&lt;b&gt;')[0]).toEqual({ type: 'paragraph', children: [text('<b>')] });
});

test('a text that is too long to be parsed is left to be shown as it is', () => {
  expect(markdownTree('x'.repeat(70_000))).toBeUndefined();
});

test('any text has a tree', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('*', '_', '[', ']', '(', ')', '`', '>', '#', '|', '-', '\n', ' ', 'a', '<', '!', '&', '\\', '~') }), (given) => expect(Array.isArray(markdownTree(given))).toBe(true)));
});
