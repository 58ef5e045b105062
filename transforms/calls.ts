import type { CallExpression, Node } from '@babel/types';
import { brandCall } from './brand.js';
import type { FileContext } from './context.js';
import { enclosingName, fileName, nameFromPlace } from './names.js';
import { inlineFunction, inlineParameters } from './parameters.js';
import { placeOf } from './place.js';
import { isBranded, resolveApi, type Api } from './resolve.js';
import type { Brand, Site } from './site.js';
import { checkSkippedNames } from './skipped-names.js';
import { isContextSpan } from './using/handles.js';
import type { Path } from './walk.js';

/** The brand of one call of `startTrace`, `startSpan` or `t.span`, or of `trace` or `span` around a function. */
export function planCall(call: CallExpression, path: Path, context: FileContext): Brand | undefined {
  if (path.at(-1)?.type === 'Decorator' || isErasedDecorator(path)) return undefined;
  const api = resolveApi(call.callee, path, context.imports) ?? (isContextSpan(call, path, context.imports) ? 'startSpan' : undefined);
  if (!api || isBranded(call.arguments, context.imports) || !isPlain(call, api)) return undefined;
  const site = siteOfCall(call, api, path, context);
  checkSkippedNames(call.arguments, site, context);
  return brandCall(call, site, context.code);
}

/** What an earlier run made of a decorator stands in a list that it hands to `filigree/runtime`. */
function isErasedDecorator(path: Path): boolean {
  if (path.at(-1)?.type !== 'ArrayExpression') return false;
  return path.some((node) => node.type === 'CallExpression' && node.callee.type === 'Identifier' && /^__filigree_(decorate|hold|keep)/.test(node.callee.name));
}

/**
 * `span({...})` alone makes a decorator, whose name is that of the member it will stand on, and `span(value, context)`
 * applies one by hand. Spread arguments hide how many there are.
 */
function isPlain({ arguments: args }: CallExpression, api: Api): boolean {
  if (args.some((arg) => arg.type === 'SpreadElement')) return false;
  if (!wraps(api)) return true;
  return args.length > 1 && (args[0]?.type === 'ObjectExpression' || isText(args[0]) || inlineFunction(args.at(-1)) !== undefined);
}

function wraps(api: Api): boolean {
  return api === 'trace' || api === 'span';
}

function siteOfCall(call: CallExpression, api: Api, path: Path, context: FileContext): Site {
  const wrapped = wraps(api) ? call.arguments.at(-1) : undefined;
  const own = wrapped ? (functionName(wrapped) ?? nameFromPlace(path)) : undefined;
  const name = isText(call.arguments[0]) ? undefined : (own ?? nameAround(path, context.file));
  return { name, parameters: inlineParameters(wrapped), place: placeOf(call, context.file) };
}

function isText(node: Node | undefined): boolean {
  return node?.type === 'StringLiteral' || node?.type === 'TemplateLiteral';
}

/** The name that the function has at run time too. */
function functionName(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  const fn = inlineFunction(node);
  return fn?.type === 'FunctionExpression' ? fn.id?.name : undefined;
}

function nameAround(path: Path, file: string): string {
  return enclosingName(path) ?? nameFromPlace(path) ?? fileName(file);
}
