import type { CallExpression, Function as FunctionNode, Node, VariableDeclarator } from '@babel/types';
import type { Imports } from '../imports.js';
import { isFunction } from '../functions/is-function.js';
import { inlineFunction } from '../parameters.js';
import { resolveApi } from '../resolve.js';
import { lexicalNames, scopeOf } from '../scope.js';
import { unwrapTypes } from '../type-wrappers.js';
import type { Path } from '../walk.js';

/** Whether a call is `x.span(...)` where the text shows that `x` is a trace or a span of filigree's. */
export function isContextSpan(call: CallExpression, path: Path, imports: Imports): boolean {
  return new Handles(imports).isSpanOf(call, path);
}

/** Whether a call opens a trace or a span, as a handle or around a callback, and the text shows it. */
export function opensRecording(call: CallExpression, path: Path, imports: Imports): boolean {
  return new Handles(imports).opens(call, path);
}

/** Whether the text shows that an expression is a trace or a span. `using` says that it is a handle and not what a callback returned. */
export function isHandle(expression: Node, path: Path, imports: Imports, using: boolean): boolean {
  return new Handles(imports).isHandle(expression, path, using);
}

/** Setters return what they are called on. */
const CHAINED = /^(?:set[A-Z]\w*|addEvent|start)$/;

/** Follows names to where they are declared; a name that leads back to itself is nothing. */
class Handles {
  readonly #imports: Imports;
  readonly #followed = new Set<Node>();

  constructor(imports: Imports) {
    this.#imports = imports;
  }

  isHandle(expression: Node, path: Path, using = false): boolean {
    const node = unwrapTypes(expression);
    if (node.type === 'Identifier') return this.#isBound(node.name, path);
    if (node.type !== 'CallExpression') return false;
    if (this.opens(node, path)) return using ? !hasCallback(node) : isPlainlyHandle(node);
    const object = objectOf(node, CHAINED);
    return object !== undefined && this.isHandle(object, path, using);
  }

  opens(call: CallExpression, path: Path): boolean {
    const api = resolveApi(call.callee, path, this.#imports);
    return api === 'startTrace' || api === 'startSpan' || this.isSpanOf(call, path);
  }

  isSpanOf(call: CallExpression, path: Path): boolean {
    const object = objectOf(call, /^span$/);
    return object !== undefined && this.isHandle(object, path);
  }

  #isBound(name: string, path: Path): boolean {
    const depth = scopeOf(name, path);
    const scope = path[depth];
    if (scope === undefined || this.#followed.has(scope)) return false;
    if (isFunction(scope)) return isFirstParameter(scope, name) && this.#isCallback(scope, path.slice(0, depth));
    const bound = constantIn(scope, name);
    if (!bound?.declarator.init || this.#followed.has(bound.declarator)) return false;
    this.#followed.add(bound.declarator);
    return this.isHandle(bound.declarator.init, path.slice(0, depth + 1), bound.using);
  }

  #isCallback(fn: FunctionNode, path: Path): boolean {
    const call = path.at(-1);
    return call?.type === 'CallExpression' && call.arguments.at(-1) === fn && this.opens(call, path.slice(0, -1));
  }
}

function objectOf({ callee }: CallExpression, method: RegExp): Node | undefined {
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return undefined;
  return method.test(callee.property.name) ? callee.object : undefined;
}

function hasCallback(call: CallExpression): boolean {
  return call.arguments.length > 2 || inlineFunction(call.arguments.at(-1)) !== undefined;
}

/** The second argument could be a callback, unless the text shows that it is options. */
function isPlainlyHandle({ arguments: args }: CallExpression): boolean {
  return args.length < 2 || (args.length === 2 && args[1] !== undefined && unwrapTypes(args[1]).type === 'ObjectExpression');
}

function isFirstParameter({ params: [first] }: FunctionNode, name: string): boolean {
  return first?.type === 'Identifier' && first.name === name;
}

interface Constant {
  readonly declarator: VariableDeclarator;
  readonly using: boolean;
}

/** The declaration of a name in a block or a module, if nothing can give it another value. */
function constantIn(scope: Node, name: string): Constant | undefined {
  if (scope.type !== 'BlockStatement' && scope.type !== 'Program' && scope.type !== 'StaticBlock') return undefined;
  const statement = scope.body.find((each) => lexicalNames(each).includes(name));
  const declaration = statement?.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declaration?.type !== 'VariableDeclaration' || declaration.kind === 'let' || declaration.kind === 'var') return undefined;
  const declarator = declaration.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
  return declarator && { declarator, using: declaration.kind !== 'const' };
}
