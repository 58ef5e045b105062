import type { Node, Statement } from '@babel/types';
import { hoistedVars, lexicalNames } from '../scope.js';
import { walk } from '../walk.js';

/**
 * Why the statements behind a `using` declaration cannot go into a block of their own and mean the same: expected, got,
 * what to do. What they declare is then seen by them alone.
 */
export function guardObstacle(statements: readonly Statement[], index: number): string | undefined {
  const after = statements.slice(index + 1);
  if (after.some(isTopLevelOnly)) return 'Expected no import, export or namespace behind `using`, got one. Move it before `using`, or put braces around `using` and what belongs to it.';
  const declared = after.filter((statement) => !isVar(statement)).flatMap(lexicalNames);
  const before = namesIn(statements.slice(0, index + 1));
  const used = declared.find((name) => before.has(name));
  if (used !== undefined) return `Expected nothing before \`using\` to use \`${used}\`, which is declared behind it. Move its declaration before \`using\`.`;
  const twice = declared.find((name, at) => declared.indexOf(name) !== at) ?? after.flatMap(hoistedVars).find((name) => declared.includes(name));
  return twice === undefined ? undefined : `Expected one declaration of \`${twice}\` behind \`using\`, got more. Take one away.`;
}

function isTopLevelOnly(statement: Statement): boolean {
  return /^(?:Export|Import|TSExport|TSImport|TSModule|TSNamespace)/.test(statement.type) || ('declare' in statement && statement.declare === true);
}

function isVar(statement: Statement): boolean {
  return statement.type === 'VariableDeclaration' && statement.kind === 'var';
}

/** Every name in the code, of whatever: more than what is used, never less. */
function namesIn(statements: readonly Node[]): Set<string> {
  const names = new Set<string>();
  for (const statement of statements) {
    walk(statement, (node) => {
      if (node.type === 'Identifier' || node.type === 'JSXIdentifier') names.add(node.name);
    });
  }
  return names;
}
