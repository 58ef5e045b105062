import { isAbsolute, relative } from 'node:path';
/** The file as records show it: relative to the root, with forward slashes on every system. */
export function projectFile(file, root = process.cwd()) {
    const inProject = isAbsolute(file) ? relative(root, file) : file;
    return inProject.replaceAll('\\', '/');
}
/** Where a node begins. A parsed node always has a location; the types allow for generated ones. */
export function placeOf(node, file) {
    const start = node.loc?.start ?? { line: 1, column: 0 };
    return { file, line: start.line, column: start.column + 1 };
}
/** The offset after a node. */
export function endOf(node) {
    return node.end ?? 0;
}
//# sourceMappingURL=place.js.map