import type { Function as FunctionNode, Node } from '@babel/types';
import { inlineFunction } from '../parameters.js';

/** The function that a comment above a node is about; `undefined` where there is none, or more than one. */
export function annotatedFunction(node: Node | null | undefined): FunctionNode | undefined {
  switch (node?.type) {
    case 'FunctionDeclaration':
    case 'ObjectMethod':
      return node;
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return annotatedFunction(node.declaration);
    case 'VariableDeclaration':
      return node.declarations.length === 1 ? annotatedFunction(node.declarations[0]) : undefined;
    case 'VariableDeclarator':
      return inlineFunction(node.init);
    case 'ObjectProperty':
      return inlineFunction(node.value);
    case 'ExpressionStatement':
      return node.expression.type === 'AssignmentExpression' ? inlineFunction(node.expression.right) : undefined;
    default:
      return inlineFunction(node);
  }
}
