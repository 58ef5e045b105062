import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { File, Node } from '@babel/types';
import filigree from '../../../transforms/babel/babel.js';
import { parse } from '../../../transforms/parse.js';
import { walk } from '../../../transforms/walk.js';
import { goldens } from '../support/goldens.js';

const { parserOverride } = filigree({}, {}, process.cwd());

function override(code: string, file: string): File {
  return parserOverride(code, { sourceFileName: file }, (text) => parse(text, file)) ?? parse(code, file);
}

/** Where each name of the program begins, by its text. What the transform added has names of its own. */
function placesOf(ast: File): string[] {
  const places: string[] = [];
  walk(ast.program, (node: Node) => {
    if (node.type === 'Identifier' || node.type === 'PrivateName') places.push(`${node.type} ${node.loc!.start.line}:${node.loc!.start.column}`);
    return node.type !== 'CallExpression' || !isAdded(node.callee);
  });
  return [...new Set(places)];
}

function isAdded(callee: Node): boolean {
  return callee.type === 'Identifier' && callee.name.startsWith('__filigree_site');
}

// What the goldens leave alone is said.
beforeAll(() => {
  jest.spyOn(console, 'warn').mockReturnValue();
});
afterAll(() => {
  jest.restoreAllMocks();
});

describe('Babel is told the places that the user wrote', () => {
  test.each(goldens)('of all names in a file that $sentence', ({ file, input }) => {
    expect(placesOf(override(input, file))).toEqual(expect.arrayContaining(placesOf(parse(input, file))));
  });
});

test('a file that needs nothing is left to Babel', () => {
  expect(parserOverride('class A {}', { sourceFileName: 'a.ts' }, (text) => parse(text, 'a.ts'))).toBeUndefined();
});
