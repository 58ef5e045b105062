import type ts from 'typescript';
import { slotsOf } from './body-text.js';
import type { Brand, Plan } from './site.js';
import { TypeScriptBodies } from './ts-bodies.js';
import { siteCall } from './ts-site.js';

type TypeScript = typeof ts;

/** Applies the plan to TypeScript's syntax tree. Nodes are found by their end, which the plan took from the same text. */
export function applyPlan(ts: TypeScript, context: ts.TransformationContext, file: ts.SourceFile, plan: Plan): ts.SourceFile {
  const brands = new Map(plan.brands.map((brand) => [brand.end, brand]));
  const bodies = plan.bodies && new TypeScriptBodies(ts, file, plan.bodies, plan.helper);
  const visit = (node: ts.Node): ts.Node => {
    const branded = brandNode(ts, ts.visitEachChild(node, visit, context), brands, plan.helper);
    return bodies ? bodies.apply(node, branded) : branded;
  };
  const branded = ts.visitEachChild(file, visit, context);
  const statements = bodies ? bodies.applyTo(branded.statements) : branded.statements;
  return ts.factory.updateSourceFile(branded, withImport(ts, statements, plan));
}

/**
 * A namespace import: TypeScript's CommonJS output renames the uses of named imports, and does not see uses that a
 * transformer made.
 */
function withImport(ts: TypeScript, statements: readonly ts.Statement[], { anchor, bodies, helper }: Plan): ts.Statement[] {
  const early = bodies?.early;
  const index = statements.findIndex(({ end }) => (early === undefined ? end >= anchor.end : end > early));
  const at = early === undefined ? index + 1 : index;
  const bring = anchor.form === 'import' ? namespaceImport(ts, helper) : namespaceRequire(ts, helper);
  return statements.toSpliced(at, 0, bring, ...slotVariables(ts, bodies ? slotsOf(bodies) : []));
}

function slotVariables({ factory }: TypeScript, slots: readonly string[]): ts.Statement[] {
  if (slots.length === 0) return [];
  return [factory.createVariableStatement(undefined, slots.map((slot) => factory.createVariableDeclaration(slot)))];
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
