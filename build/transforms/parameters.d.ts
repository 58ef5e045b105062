import type { Function as FunctionNode, Node } from '@babel/types';
type Parameter = FunctionNode['params'][number];
/**
 * Names of a function's parameters, in order: `''` for a destructured one (the run time then goes by position),
 * `...items` for a rest. TypeScript's `this` is no parameter at run time.
 */
export declare function parameterNames(parameters: readonly Parameter[]): string[];
/** The parameters of an expression that is a function where it stands; `undefined` when it only leads to one. */
export declare function inlineParameters(expression: Node | null | undefined): string[] | undefined;
/** The function that an expression writes out, seen through TypeScript's casts. */
export declare function inlineFunction(expression: Node | null | undefined): FunctionNode | undefined;
export {};
