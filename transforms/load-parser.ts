import { createRequire } from 'node:module';

type Parser = typeof import('@babel/parser');

let parser: Parser | undefined;

/**
 * Loads `@babel/parser` at the first file that needs it. `require`, because the planner is synchronous: TypeScript's
 * and Jest's hosts cannot wait.
 */
export function loadParser(): Parser {
  parser ??= createRequire(import.meta.url)('@babel/parser') as Parser;
  return parser;
}
