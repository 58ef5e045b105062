import type { Function as FunctionNode, Node } from '@babel/types';
import { boundNames } from '../patterns.js';

/** How generated code writes what a parameter holds: by its name, spread, or by the names that it was taken apart into. */
export type ParameterValue =
  | { readonly form: 'name'; readonly name: string }
  | { readonly form: 'rest'; readonly name: string }
  | { readonly form: 'names'; readonly names: readonly string[] };

/** The values of a function's parameters, in order. TypeScript's `this` is no parameter at run time. */
export function parameterValues({ params }: FunctionNode): ParameterValue[] {
  return params.filter((parameter, index) => index > 0 || !isThis(parameter)).map(valueOf);
}

function isThis(parameter: Node): boolean {
  return parameter.type === 'Identifier' && parameter.name === 'this';
}

function valueOf(parameter: Node): ParameterValue {
  switch (parameter.type) {
    case 'Identifier':
      return { form: 'name', name: parameter.name };
    case 'AssignmentPattern':
      return valueOf(parameter.left);
    case 'RestElement':
      return parameter.argument.type === 'Identifier' ? { form: 'rest', name: parameter.argument.name } : valueOf(parameter.argument);
    default:
      return { form: 'names', names: boundNames(parameter) };
  }
}
