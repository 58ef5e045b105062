type Parser = typeof import('@babel/parser');
/**
 * Loads `@babel/parser` at the first file that needs it. `require`, because the planner is synchronous: TypeScript's
 * and Jest's hosts cannot wait.
 */
export declare function loadParser(): Parser;
export {};
