import type { Function as FunctionNode, Node, Statement, VariableDeclaration } from '@babel/types';
import type { BodyWrap } from '../body-wrap.js';
import type { FileContext } from '../context.js';
import { bodyShape } from '../functions/body.js';
import { isFunction } from '../functions/is-function.js';
import { bodyObstacle } from '../functions/obstacles.js';
import { isWrapped } from '../functions/wrapped.js';
import { endOf, placeOf } from '../place.js';
import type { Path } from '../walk.js';
import { hasOwnContext } from './boundary.js';
import type { Guard } from './guard.js';
import { isHandle } from './handles.js';
import { isGuarded } from './is-guarded.js';
import { guardObstacle } from './obstacles.js';

/** Finds, on one walk through a file, the blocks that hold `using` with a handle of filigree's, and their async functions. */
export class UsingBlocks {
  readonly guards: Guard[] = [];
  readonly wraps: BodyWrap[] = [];
  readonly #seen = new Set<Node>();
  readonly #context: FileContext;
  readonly #recorded: { has(fn: Node): boolean };

  /** `recorded` knows the functions that are recorded themselves; these have a context of their own. */
  constructor(context: FileContext, recorded: { has(fn: Node): boolean }) {
    this.#context = context;
    this.#recorded = recorded;
  }

  visit(node: Node, path: Path): void {
    if (node.type !== 'VariableDeclaration' || (node.kind !== 'using' && node.kind !== 'await using')) return;
    const handles = this.#handlesOf(node, path);
    if (handles.length === 0) return;
    this.#guard(node, handles, path.at(-1));
    const depth = path.findLastIndex((around) => isFunction(around) || around.type === 'StaticBlock');
    const fn = path[depth];
    if (isFunction(fn)) this.#isolate(fn, path.slice(0, depth), node);
  }

  #handlesOf({ declarations }: VariableDeclaration, path: Path): string[] {
    const { imports } = this.#context;
    return declarations.flatMap(({ id, init }) => (id.type === 'Identifier' && init && isHandle(init, path, imports, true) ? [id.name] : []));
  }

  #guard(node: VariableDeclaration, handles: readonly string[], block: Node | undefined): void {
    const statements = statementsOf(block);
    const index = statements?.indexOf(node) ?? -1;
    const obstacle = statements ? guardObstacle(statements, index) : `Expected \`using ${handles.join(', ')}\` in a block, got it in a \`for\` or a \`case\`. Put braces around it.`;
    if (obstacle !== undefined) return this.#skip(node, `${obstacle} The exception that leaves the block is not recorded.`);
    const last = statements?.at(-1);
    if (!block || !last || last === node || isGuarded(statements?.[index + 1], this.#context.imports)) return;
    const start = endOf(node);
    const inModule = block.type === 'Program';
    const end = inModule ? endOf(last) : endOf(block) - 1;
    this.guards.push({ start, terminated: this.#context.code[start - 1] === ';', end, form: inModule ? 'module' : 'block', handles });
  }

  #isolate(fn: FunctionNode, path: Path, node: Node): void {
    const { code, imports } = this.#context;
    if (!fn.async || fn.generator || this.#seen.has(fn) || this.#recorded.has(fn) || hasOwnContext(fn, path, imports) || isWrapped(fn, imports)) return;
    this.#seen.add(fn);
    const obstacle = bodyObstacle(fn);
    if (obstacle === undefined) this.wraps.push({ ...bodyShape(fn, code), recorded: undefined });
    else this.#skip(node, `${obstacle} The handle stays current in the function's caller until it ends.`);
  }

  #skip(node: Node, reason: string): void {
    this.#context.skip({ ...placeOf(node, this.#context.file), reason });
  }
}

function statementsOf(block: Node | undefined): readonly Statement[] | undefined {
  return block?.type === 'BlockStatement' || block?.type === 'StaticBlock' || block?.type === 'Program' ? block.body : undefined;
}
