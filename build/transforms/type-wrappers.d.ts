import type { Node } from '@babel/types';
type TypeWrapper = Extract<Node, {
    type: 'TSAsExpression' | 'TSSatisfiesExpression' | 'TSNonNullExpression' | 'TSTypeAssertion';
}>;
/** Whether a node only tells TypeScript something about the expression inside it. */
export declare function isTypeWrapper(node: Node): node is TypeWrapper;
/** The expression that runs. */
export declare function unwrapTypes(node: Node): Node;
export {};
