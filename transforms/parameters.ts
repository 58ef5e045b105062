import type { Function as FunctionNode, Node } from '@babel/types';
import { unwrapTypes } from './type-wrappers.js';

type Parameter = FunctionNode['params'][number];

/**
 * Names of a function's parameters, in order: `''` for a destructured one (the run time then goes by position),
 * `...items` for a rest. TypeScript's `this` is no parameter at run time.
 */
export function parameterNames(parameters: readonly Parameter[]): string[] {
  return parameters.map(parameterName).filter((name, index) => index > 0 || name !== 'this');
}

function parameterName(parameter: Node): string {
  switch (parameter.type) {
    case 'Identifier':
      return parameter.name;
    case 'AssignmentPattern':
      return parameterName(parameter.left);
    case 'RestElement':
      return parameter.argument.type === 'Identifier' ? `...${parameter.argument.name}` : '';
    case 'TSParameterProperty':
      return parameterName(parameter.parameter);
    default:
      return '';
  }
}

/** The parameters of an expression that is a function where it stands; `undefined` when it only leads to one. */
export function inlineParameters(expression: Node | null | undefined): string[] | undefined {
  const fn = inlineFunction(expression);
  return fn && parameterNames(fn.params);
}

/** The function that an expression writes out, seen through TypeScript's casts. */
export function inlineFunction(expression: Node | null | undefined): FunctionNode | undefined {
  const inner = expression && unwrapTypes(expression);
  return inner?.type === 'ArrowFunctionExpression' || inner?.type === 'FunctionExpression' ? inner : undefined;
}
