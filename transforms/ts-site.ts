import type ts from 'typescript';
import type { Site } from './site.js';

/** The call of the helper that makes a site at run time, as a syntax tree. */
export function siteCall(ts: { readonly factory: ts.NodeFactory }, { name, parameters, place }: Site, helper: string): ts.CallExpression {
  const { factory } = ts;
  const callee = factory.createPropertyAccessExpression(factory.createIdentifier(helper), 'site');
  const args = [name, parameters, place.file, place.line, place.column].map((value) => literal(factory, value));
  return factory.createCallExpression(callee, undefined, args);
}

function literal(factory: ts.NodeFactory, value: Site['name'] | Site['parameters'] | number): ts.Expression {
  if (value === undefined) return factory.createIdentifier('undefined');
  if (typeof value === 'number') return factory.createNumericLiteral(value);
  if (typeof value === 'string') return factory.createStringLiteral(value);
  return factory.createArrayLiteralExpression(value.map((item) => factory.createStringLiteral(item)));
}
