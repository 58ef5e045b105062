import type { Node, Statement } from '@babel/types';
import { boundNames } from './patterns.js';
import { walk, type Path } from './walk.js';

/** Whether something between the module's top level and this place declares the name anew. */
export function isShadowed(name: string, path: Path): boolean {
  return path.some((node) => node.type !== 'Program' && declaredIn(node).has(name));
}

/** The depth in a path of the innermost scope that declares a name; -1 where none does. */
export function scopeOf(name: string, path: Path): number {
  return path.findLastIndex((node) => declaredIn(node).has(name));
}

const cache = new WeakMap<Node, ReadonlySet<string>>();

function declaredIn(node: Node): ReadonlySet<string> {
  let names = cache.get(node);
  if (!names) cache.set(node, (names = new Set(declarations(node))));
  return names;
}

function declarations(node: Node): string[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      return [...ownName(node), ...node.params.flatMap(boundNames), ...hoistedVars(node.body)];
    case 'BlockStatement':
    case 'Program':
      return node.body.flatMap(lexicalNames);
    case 'StaticBlock':
    case 'TSModuleBlock':
      return [...node.body.flatMap(lexicalNames), ...node.body.flatMap(hoistedVars)];
    case 'SwitchStatement':
      return node.cases.flatMap((branch) => branch.consequent.flatMap(lexicalNames));
    case 'ForStatement':
      return node.init?.type === 'VariableDeclaration' ? lexicalNames(node.init) : [];
    case 'ForInStatement':
    case 'ForOfStatement':
      return node.left.type === 'VariableDeclaration' ? lexicalNames(node.left) : [];
    case 'CatchClause':
      return boundNames(node.param);
    case 'ClassExpression':
      return ownName(node);
    default:
      return [];
  }
}

function ownName(node: Node): string[] {
  return 'id' in node && (node.type === 'FunctionExpression' || node.type === 'ClassExpression') ? boundNames(node.id) : [];
}

/** The names that a statement declares in the block around it, and `var`. */
export function lexicalNames(statement: Statement): string[] {
  switch (statement.type) {
    case 'VariableDeclaration':
      return statement.declarations.flatMap((declarator) => boundNames(declarator.id));
    case 'ExportNamedDeclaration':
      return statement.declaration ? lexicalNames(statement.declaration) : [];
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
    case 'TSImportEqualsDeclaration':
      return boundNames(statement.id);
    default:
      return [];
  }
}

const VAR_SCOPES = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
  'StaticBlock',
  'TSModuleBlock',
]);

/** The names that `var` declares anywhere in a body, but for functions inside it. */
export function hoistedVars(body: Node): string[] {
  const names: string[] = [];
  walk(body, (node) => {
    if (node.type === 'VariableDeclaration' && node.kind === 'var') names.push(...lexicalNames(node));
    return !VAR_SCOPES.has(node.type);
  });
  return names;
}
