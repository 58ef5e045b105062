import type { Node } from '@babel/types';
import type { Imports } from './imports.js';
import { isShadowed } from './scope.js';
import type { Path } from './walk.js';

/** The functions of filigree that take a site. */
export type Api = 'trace' | 'span' | 'startTrace' | 'startSpan';

const APIS: ReadonlySet<string> = new Set<Api>(['trace', 'span', 'startTrace', 'startSpan']);

/** The kinds that have a decorator of their own: `span.llm`. */
export const KINDS: ReadonlySet<string> = new Set([
  'llm',
  'tool',
  'agent',
  'retriever',
  'chain',
  'embedding',
  'reranker',
  'guardrail',
  'evaluator',
]);

/** Which function of filigree an expression names (`s`, `f.span`, `span.llm`), if any. `span.skip` takes no site. */
export function resolveApi(expression: Node, path: Path, imports: Imports): Api | undefined {
  const [root, ...rest] = dotted(expression);
  if (root === undefined || !isImported(root, imports) || isShadowed(root, path)) return undefined;
  const [api = '', ...members] = imports.namespaces.has(root) ? rest : [imports.named.get(root), ...rest];
  if (!APIS.has(api)) return undefined;
  const known = members.length === 0 || (api === 'span' && members.length === 1 && KINDS.has(members[0] ?? ''));
  return known ? (api as Api) : undefined;
}

function isImported(name: string, imports: Imports): boolean {
  return imports.named.has(name) || imports.namespaces.has(name);
}

/** Whether a call's arguments already hold a site, from an earlier run of the transform. */
export function isBranded(args: readonly Node[], imports: Imports): boolean {
  return args.some((arg) => arg.type === 'CallExpression' && imports.helpers.has(dotted(arg.callee).join('.')));
}

/** `a.b.c` as its names; empty for anything else. */
export function dotted(expression: Node): string[] {
  if (expression.type === 'Identifier') return [expression.name];
  if (expression.type !== 'MemberExpression' || expression.computed || expression.property.type !== 'Identifier') return [];
  const object = dotted(expression.object);
  return object.length > 0 ? [...object, expression.property.name] : [];
}
