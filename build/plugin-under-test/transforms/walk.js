/** Types hold no code that runs, and `loc` and `extra` no nodes. */
const NOT_CODE = new Set(['loc', 'extra', 'typeAnnotation', 'returnType', 'typeParameters', 'typeArguments', 'errors']);
/** Visits a node and every node below it that holds code, in the order of the text. */
export function walk(node, visit, path = []) {
    if (visit(node, path) === false)
        return;
    path.push(node);
    // Not `for in`, which reads the prototype too: 230 instead of 170 ms of planning for 500 files.
    for (const key of Object.keys(node)) {
        const value = node[key];
        if (typeof value === 'object' && value !== null && !NOT_CODE.has(key))
            walkValue(value, visit, path);
    }
    path.pop();
}
function walkValue(value, visit, path) {
    if (Array.isArray(value)) {
        for (const item of value)
            if (isNode(item))
                walk(item, visit, path);
    }
    else if (isNode(value)) {
        walk(value, visit, path);
    }
}
function isNode(value) {
    return typeof value === 'object' && value !== null && typeof value.type === 'string';
}
//# sourceMappingURL=walk.js.map