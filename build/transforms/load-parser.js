import { createRequire } from 'node:module';
let parser;
/**
 * Loads `@babel/parser` at the first file that needs it. `require`, because the planner is synchronous: TypeScript's
 * and Jest's hosts cannot wait.
 */
export function loadParser() {
    parser ??= createRequire(import.meta.url)('@babel/parser');
    return parser;
}
//# sourceMappingURL=load-parser.js.map