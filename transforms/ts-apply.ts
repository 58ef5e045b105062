import type ts from 'typescript';
import type { Brand, Plan, Site } from './site.js';

type TypeScript = typeof ts;

/** Applies the plan to TypeScript's syntax tree. Nodes are found by their end, which the plan took from the same text. */
export function applyPlan(ts: TypeScript, context: ts.TransformationContext, file: ts.SourceFile, plan: Plan): ts.SourceFile {
  const brands = new Map(plan.brands.map((brand) => [brand.end, brand]));
  const visit = (node: ts.Node): ts.Node => brandNode(ts, ts.visitEachChild(node, visit, context), brands, plan.helper);
  const branded = ts.visitEachChild(file, visit, context);
  return ts.factory.updateSourceFile(branded, branded.statements.flatMap((statement) => withImport(ts, statement, plan)));
}

/**
 * A namespace import: TypeScript's CommonJS output renames the uses of named imports, and does not see uses that a
 * transformer made.
 */
function withImport(ts: TypeScript, statement: ts.Statement, { anchor, helper }: Plan): ts.Statement[] {
  if (statement.end !== anchor.end) return [statement];
  return [statement, anchor.form === 'import' ? namespaceImport(ts, helper) : namespaceRequire(ts, helper)];
}

function namespaceImport({ factory }: TypeScript, helper: string): ts.Statement {
  const clause = factory.createImportClause(undefined, undefined, factory.createNamespaceImport(factory.createIdentifier(helper)));
  return factory.createImportDeclaration(undefined, clause, factory.createStringLiteral('filigree/runtime'));
}

function namespaceRequire({ factory, NodeFlags }: TypeScript, helper: string): ts.Statement {
  const call = factory.createCallExpression(factory.createIdentifier('require'), undefined, [factory.createStringLiteral('filigree/runtime')]);
  const declaration = factory.createVariableDeclaration(helper, undefined, undefined, call);
  return factory.createVariableStatement(undefined, factory.createVariableDeclarationList([declaration], NodeFlags.Const));
}

function brandNode(ts: TypeScript, node: ts.Node, brands: ReadonlyMap<number, Brand>, helper: string): ts.Node {
  if (ts.isDecorator(node)) return brandDecorator(ts, node, brands, helper);
  const brand = ts.isCallExpression(node) ? brands.get(node.end) : undefined;
  if (brand?.form !== 'call' || !ts.isCallExpression(node)) return node;
  const args = [...node.arguments, siteCall(ts, brand.site, helper)];
  return ts.factory.updateCallExpression(node, node.expression, node.typeArguments, args);
}

function brandDecorator(ts: TypeScript, node: ts.Decorator, brands: ReadonlyMap<number, Brand>, helper: string): ts.Decorator {
  const callee = withoutParentheses(ts, node.expression);
  const brand = brands.get(callee.end);
  if (brand?.form !== 'bare') return node;
  const call = ts.factory.createCallExpression(callee, undefined, [siteCall(ts, brand.site, helper)]);
  return ts.factory.updateDecorator(node, ts.setTextRange(call, callee));
}

function withoutParentheses(ts: TypeScript, node: ts.LeftHandSideExpression): ts.LeftHandSideExpression {
  if (!ts.isParenthesizedExpression(node)) return node;
  return withoutParentheses(ts, node.expression as ts.LeftHandSideExpression);
}

function siteCall(ts: TypeScript, { name, parameters, place }: Site, helper: string): ts.CallExpression {
  const { factory } = ts;
  const callee = factory.createPropertyAccessExpression(factory.createIdentifier(helper), 'site');
  const args = [name, parameters, place.file, place.line, place.column].map((value) => literal(ts, value));
  return factory.createCallExpression(callee, undefined, args);
}

function literal({ factory }: TypeScript, value: Site['name'] | Site['parameters'] | number): ts.Expression {
  if (value === undefined) return factory.createIdentifier('undefined');
  if (typeof value === 'number') return factory.createNumericLiteral(value);
  if (typeof value === 'string') return factory.createStringLiteral(value);
  return factory.createArrayLiteralExpression(value.map((item) => factory.createStringLiteral(item)));
}
