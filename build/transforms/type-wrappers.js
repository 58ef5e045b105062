/** Whether a node only tells TypeScript something about the expression inside it. */
export function isTypeWrapper(node) {
    return (node.type === 'TSAsExpression' ||
        node.type === 'TSSatisfiesExpression' ||
        node.type === 'TSNonNullExpression' ||
        node.type === 'TSTypeAssertion');
}
/** The expression that runs. */
export function unwrapTypes(node) {
    return isTypeWrapper(node) ? unwrapTypes(node.expression) : node;
}
//# sourceMappingURL=type-wrappers.js.map