import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'examples/research-agent/README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => join('docs', name)),
];

interface Link {
  target: string;
  line: number;
}

/** Fenced blocks keep their lines and lose their text: what looks like a link or a heading there is none. */
function proseOf(markdown: string): string {
  return markdown.replace(/^(```|~~~)[^]*?^\1$/gm, (block) => block.replace(/[^\n]/g, ''));
}

function relativeLinks(markdown: string): Link[] {
  const prose = proseOf(markdown).replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ' '));
  return [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map(({ 1: target, index }) => ({ target: target!, line: prose.slice(0, index).split('\n').length }))
    .filter(({ target }) => !/^[a-z]+:/.test(target));
}

/** The fragments under which GitHub shows the headings of a page. */
function fragments(markdown: string): Set<string> {
  const seen = new Map<string, number>();
  return new Set([...proseOf(markdown).matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) => fragmentOf(heading!, seen)));
}

function fragmentOf(heading: string, seen: Map<string, number>): string {
  const fragment = heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
  const count = seen.get(fragment) ?? 0;
  seen.set(fragment, count + 1);
  return count === 0 ? fragment : `${fragment}-${count}`;
}

function broken(page: string, markdown: string): string[] {
  return relativeLinks(markdown).filter(({ target }) => !leadsSomewhere(page, target)).map(({ target, line }) => `${page}:${line} ${target}`);
}

function leadsSomewhere(page: string, target: string): boolean {
  const [path = '', fragment] = target.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(file)) return false;
  return fragment === undefined || (statSync(file).isFile() && fragments(readFileSync(file, 'utf8')).has(fragment));
}

describe('relative links lead to a file and a heading that exist', () => {
  test.each(pages)('in %s', (page) => {
    expect(broken(page, readFileSync(page, 'utf8'))).toEqual([]);
  });

  test('and those that do not are caught', () => {
    const planted = 'a [file](docs/no-such-page.md), a [heading](docs/store.md#no-such-heading), a [right one](docs/store.md#the-format), [outside](https://example.org)';
    expect(broken('README.md', planted)).toEqual(['README.md:1 docs/no-such-page.md', 'README.md:1 docs/store.md#no-such-heading']);
  });
});
