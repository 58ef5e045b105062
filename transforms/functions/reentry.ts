import type { Function as FunctionNode, Node } from '@babel/types';
import type { Reentry } from '../body-wrap.js';
import { boundNames } from '../patterns.js';
import { isFunction } from './is-function.js';
import { hoistedVars, lexicalNames } from '../scope.js';
import { isTypeWrapper } from '../type-wrappers.js';
import { walk, type Path } from '../walk.js';

/**
 * How an async function can call itself again and nobody notices: under a name that means nothing else inside it and is
 * never given to anything else, and with parameters that a second call leaves as they are. A body that stays where it is
 * costs nothing when filigree is off; one in an inner async function costs a second promise.
 */
export function reentryOf(fn: FunctionNode, path: Path): Reentry | undefined {
  if (!fn.async || fn.generator || !fn.params.every(isSimple) || usesArguments(fn)) return undefined;
  const name = constantName(fn, path);
  if (name === undefined || namesInside(fn).includes(name)) return undefined;
  return { name, arrow: fn.type === 'ArrowFunctionExpression' };
}

/** The second call gets what the parameters hold, which is more where there are defaults, and less where there are more arguments. */
function usesArguments({ body }: FunctionNode): boolean {
  let found = false;
  walk(body, (node) => {
    found ||= node.type === 'Identifier' && node.name === 'arguments';
    return node.type === 'ArrowFunctionExpression' || !isFunction(node);
  });
  return found;
}

/** A default that is evaluated a second time, for an argument that was `undefined`, has to be the same without a trace. */
function isSimple(parameter: Node): boolean {
  if (parameter.type === 'AssignmentPattern') return parameter.left.type === 'Identifier' && CONSTANTS.has(parameter.right.type);
  return parameter.type === 'Identifier' || (parameter.type === 'RestElement' && parameter.argument.type === 'Identifier');
}

const CONSTANTS: ReadonlySet<string> = new Set<Node['type']>(['StringLiteral', 'NumericLiteral', 'BooleanLiteral', 'NullLiteral', 'BigIntLiteral']);

function constantName(fn: FunctionNode, path: Path): string | undefined {
  if (fn.type === 'FunctionDeclaration') return fn.id && !isAssigned(fn.id.name, path) ? fn.id.name : undefined;
  if (fn.type === 'FunctionExpression' && fn.id) return fn.id.name;
  const depth = path.findLastIndex((node) => !isTypeWrapper(node));
  const [declaration, declarator] = [path[depth - 1], path[depth]];
  const constant = declaration?.type === 'VariableDeclaration' && declaration.kind === 'const' && declarator?.type === 'VariableDeclarator';
  return constant && declarator.id.type === 'Identifier' ? declarator.id.name : undefined;
}

/** A function's own name is a variable like any other. */
function isAssigned(name: string, [program]: Path): boolean {
  let found = false;
  if (program) walk(program, (node) => void (found ||= assignedNames(node).includes(name)));
  return found;
}

function assignedNames(node: Node): string[] {
  if (node.type === 'UpdateExpression') return boundNames(node.argument);
  if (node.type === 'AssignmentExpression' || node.type === 'ForInStatement' || node.type === 'ForOfStatement') return boundNames(node.left);
  return [];
}

function namesInside({ params, body }: FunctionNode): string[] {
  const lexical = body.type === 'BlockStatement' ? body.body.flatMap(lexicalNames) : [];
  return [...params.flatMap(boundNames), ...hoistedVars(body), ...lexical];
}
