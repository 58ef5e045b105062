import type ts from 'typescript';

/** A function of TypeScript's syntax tree that can be wrapped. */
export type FunctionWithBody =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.GetAccessorDeclaration
  | ts.SetAccessorDeclaration;

/** Where a function's body begins in the text: the offset of its `{`, or the one behind `=>`. */
export function bodyOffset(compiler: typeof ts, node: ts.Node, file: ts.SourceFile): number | undefined {
  const { body } = node as FunctionWithBody;
  if (!body || !compiler.isFunctionLike(node)) return undefined;
  return compiler.isArrowFunction(node) && !compiler.isBlock(body) ? node.equalsGreaterThanToken.end : body.getStart(file);
}

/** The function with another body. */
export function withBody({ factory, SyntaxKind }: typeof ts, fn: FunctionWithBody, body: ts.ConciseBody): ts.Node {
  const block = body as ts.Block;
  switch (fn.kind) {
    case SyntaxKind.FunctionDeclaration:
      return factory.updateFunctionDeclaration(fn, fn.modifiers, fn.asteriskToken, fn.name, fn.typeParameters, fn.parameters, fn.type, block);
    case SyntaxKind.FunctionExpression:
      return factory.updateFunctionExpression(fn, fn.modifiers, fn.asteriskToken, fn.name, fn.typeParameters, fn.parameters, fn.type, block);
    case SyntaxKind.ArrowFunction:
      return factory.updateArrowFunction(fn, fn.modifiers, fn.typeParameters, fn.parameters, fn.type, fn.equalsGreaterThanToken, body);
    case SyntaxKind.MethodDeclaration:
      return factory.updateMethodDeclaration(fn, fn.modifiers, fn.asteriskToken, fn.name, fn.questionToken, fn.typeParameters, fn.parameters, fn.type, block);
    case SyntaxKind.GetAccessor:
      return factory.updateGetAccessorDeclaration(fn, fn.modifiers, fn.name, fn.parameters, fn.type, block);
    case SyntaxKind.SetAccessor:
      return factory.updateSetAccessorDeclaration(fn, fn.modifiers, fn.name, fn.parameters, block);
  }
}
