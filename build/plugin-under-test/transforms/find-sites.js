import { planCall } from './calls.js';
import { planDecorator } from './decorators.js';
import { readImports } from './imports.js';
import { parse } from './parse.js';
import { endOf, projectFile } from './place.js';
import { mentionsFiligree } from './prefilter.js';
import { walk } from './walk.js';
/** Everything that a file needs, whatever the host edits; `undefined` when it needs nothing. Never throws. */
export function findSites(code, file, options = {}) {
    if (!mentionsFiligree(code))
        return undefined;
    const name = projectFile(file, options.root);
    const skip = options.onSkip ?? (() => { });
    const ast = parseOrSkip(code, name, skip);
    const imports = ast && readImports(ast);
    if (!imports?.anchor)
        return undefined;
    const brands = findBrands(ast, { code, file: name, imports, skip });
    return brands.length > 0 ? { helper: freeName(code), anchor: anchorOf(imports.anchor, code), brands } : undefined;
}
function parseOrSkip(code, file, skip) {
    try {
        return parse(code, file);
    }
    catch (error) {
        const { loc, message } = error;
        skip({ file, line: loc?.line ?? 1, column: (loc?.column ?? 0) + 1, reason: `Expected TypeScript or JavaScript, got: ${message}. The file is left as it is; names come at run time.` });
        return undefined;
    }
}
function findBrands(ast, context) {
    const brands = [];
    walk(ast.program, (node, path) => {
        const brand = planNode(node, path, context);
        if (brand)
            brands.push(brand);
    });
    return brands.sort((a, b) => a.end - b.end);
}
function planNode(node, path, context) {
    if (node.type === 'Decorator')
        return planDecorator(node, path, context);
    return node.type === 'CallExpression' ? planCall(node, path, context) : undefined;
}
/**
 * The helper is imported behind the user's own import, not at the top of the file, so that what the user imports first
 * (`dotenv/config`) still runs first.
 */
function anchorOf(declaration, code) {
    const end = endOf(declaration);
    return { end, terminated: code[end - 1] === ';' };
}
function freeName(code) {
    let name = '__filigree_site';
    for (let count = 2; code.includes(name); count++)
        name = `__filigree_site${count}`;
    return name;
}
//# sourceMappingURL=find-sites.js.map