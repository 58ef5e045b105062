/** Applies the plan to TypeScript's syntax tree. Nodes are found by their end, which the plan took from the same text. */
export function applyPlan(ts, context, file, plan) {
    const brands = new Map(plan.brands.map((brand) => [brand.end, brand]));
    const visit = (node) => brandNode(ts, ts.visitEachChild(node, visit, context), brands, plan.helper);
    const branded = ts.visitEachChild(file, visit, context);
    return ts.factory.updateSourceFile(branded, branded.statements.flatMap((statement) => withImport(ts, statement, plan)));
}
/**
 * A namespace import: TypeScript's CommonJS output renames the uses of named imports, and does not see uses that a
 * transformer made.
 */
function withImport(ts, statement, { anchor, helper }) {
    if (statement.end !== anchor.end || !ts.isImportDeclaration(statement))
        return [statement];
    const { factory } = ts;
    const namespace = factory.createNamespaceImport(factory.createIdentifier(helper));
    const clause = factory.createImportClause(undefined, undefined, namespace);
    return [statement, factory.createImportDeclaration(undefined, clause, factory.createStringLiteral('filigree/runtime'))];
}
function brandNode(ts, node, brands, helper) {
    if (ts.isDecorator(node))
        return brandDecorator(ts, node, brands, helper);
    const brand = ts.isCallExpression(node) ? brands.get(node.end) : undefined;
    if (brand?.form !== 'call' || !ts.isCallExpression(node))
        return node;
    const args = [...node.arguments, siteCall(ts, brand.site, helper)];
    return ts.factory.updateCallExpression(node, node.expression, node.typeArguments, args);
}
function brandDecorator(ts, node, brands, helper) {
    const callee = withoutParentheses(ts, node.expression);
    const brand = brands.get(callee.end);
    if (brand?.form !== 'bare')
        return node;
    const call = ts.factory.createCallExpression(callee, undefined, [siteCall(ts, brand.site, helper)]);
    return ts.factory.updateDecorator(node, ts.setTextRange(call, callee));
}
function withoutParentheses(ts, node) {
    if (!ts.isParenthesizedExpression(node))
        return node;
    return withoutParentheses(ts, node.expression);
}
function siteCall(ts, { name, parameters, place }, helper) {
    const { factory } = ts;
    const callee = factory.createPropertyAccessExpression(factory.createIdentifier(helper), 'site');
    const args = [name, parameters, place.file, place.line, place.column].map((value) => literal(ts, value));
    return factory.createCallExpression(callee, undefined, args);
}
function literal({ factory }, value) {
    if (value === undefined)
        return factory.createIdentifier('undefined');
    if (typeof value === 'number')
        return factory.createNumericLiteral(value);
    if (typeof value === 'string')
        return factory.createStringLiteral(value);
    return factory.createArrayLiteralExpression(value.map((item) => factory.createStringLiteral(item)));
}
//# sourceMappingURL=ts-apply.js.map