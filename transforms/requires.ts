import type { Node, ObjectPattern, Statement, VariableDeclaration } from '@babel/types';
import { keyName } from './members.js';
import type { LeadsToFiligree } from './modules.js';

/** The statements `const { span } = require('filigree')` and `const f = require('filigree')` of a CommonJS module, one a statement. */
export function requiresOf(body: readonly Statement[], leads: LeadsToFiligree): VariableDeclaration[] {
  return body.filter((node) => node.type === 'VariableDeclaration').filter((node) => isRequire(node, leads));
}

function isRequire({ declarations: [first, ...more] }: VariableDeclaration, leads: LeadsToFiligree): boolean {
  const call = first?.init;
  if (more.length > 0 || call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'require') return false;
  return call.arguments[0]?.type === 'StringLiteral' && leads(call.arguments[0].value);
}

/** Local name and exported name of what a `require` is taken apart into. */
export function namesRequired({ declarations: [first] }: VariableDeclaration): Array<[local: string, exported: string]> {
  return first?.id.type === 'ObjectPattern' ? first.id.properties.flatMap(nameRequired) : [];
}

function nameRequired(property: ObjectPattern['properties'][number]): Array<[string, string]> {
  if (property.type !== 'ObjectProperty' || property.value.type !== 'Identifier') return [];
  const exported = keyName(property);
  return exported === undefined ? [] : [[property.value.name, exported]];
}

/** The local name that holds all of what was required. */
export function namespacesRequired({ declarations: [first] }: VariableDeclaration): string[] {
  const target: Node | undefined = first?.id;
  return target?.type === 'Identifier' ? [target.name] : [];
}
