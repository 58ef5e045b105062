import type { Node } from '@babel/types';

type TypeWrapper = Extract<
  Node,
  { type: 'TSAsExpression' | 'TSSatisfiesExpression' | 'TSNonNullExpression' | 'TSTypeAssertion' }
>;

/** Whether a node only tells TypeScript something about the expression inside it. */
export function isTypeWrapper(node: Node): node is TypeWrapper {
  return (
    node.type === 'TSAsExpression' ||
    node.type === 'TSSatisfiesExpression' ||
    node.type === 'TSNonNullExpression' ||
    node.type === 'TSTypeAssertion'
  );
}

/** The expression that runs. */
export function unwrapTypes(node: Node): Node {
  return isTypeWrapper(node) ? unwrapTypes(node.expression) : node;
}
