import type { Decorator, Node } from '@babel/types';
import { brandCall } from './brand.js';
import type { FileContext } from './context.js';
import { isClass, isMember, keyName, memberParameters, type Member } from './members.js';
import { memberName, nameOfClass } from './names.js';
import { endOf, placeOf } from './place.js';
import { isBranded, resolveApi } from './resolve.js';
import type { Brand, Site } from './site.js';
import { checkSkippedNames } from './skipped-names.js';
import type { Path } from './walk.js';

/** The brand of one decorator, if it is filigree's and stands on a class or a class member. */
export function planDecorator({ expression }: Decorator, path: Path, context: FileContext): Brand | undefined {
  const call = expression.type === 'CallExpression' ? expression : undefined;
  // What it stands on is no scope around it: a method's parameters do not shadow its decorators.
  if (!isTracing(call ? call.callee : expression, path.slice(0, -1), context)) return undefined;
  if (call && isBranded(call.arguments, context.imports)) return undefined;
  const site = siteOfOwner(path, context);
  if (!site) return undefined;
  if (call) checkSkippedNames(call.arguments, site, context);
  return call ? brandCall(call, site, context.code) : { form: 'bare', end: endOf(expression), separator: '', site };
}

/** `startTrace` and `startSpan` are no decorators. */
function isTracing(callee: Node, path: Path, context: FileContext): boolean {
  const api = resolveApi(callee, path, context.imports);
  return api === 'trace' || api === 'span';
}

function siteOfOwner(path: Path, context: FileContext): Site | undefined {
  const owner = path.at(-1);
  const around = path.slice(0, -1);
  if (isMember(owner)) return siteOfMember(owner, around, context);
  if (!isClass(owner)) return undefined;
  const place = placeOf(owner.id ?? owner.body, context.file);
  return { name: nameOfClass(owner, around), parameters: undefined, place };
}

function siteOfMember(member: Member, path: Path, context: FileContext): Site | undefined {
  const place = placeOf(member.key, context.file);
  if (keyName(member) !== undefined) return { name: memberName(member, path), parameters: memberParameters(member), place };
  context.skip({ ...place, reason: unknownKey(member, context.code) });
  return undefined;
}

function unknownKey({ key }: Member, code: string): string {
  const text = code.slice(key.start ?? 0, endOf(key));
  return `Expected a decorated member whose name the text shows, got the computed \`[${text}]\`. It gets its name at run time; write the name out, or give the decorator a \`name\`.`;
}
