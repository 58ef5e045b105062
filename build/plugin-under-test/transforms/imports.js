/** Reads the imports of `filigree` and `filigree/runtime`. */
export function readImports(ast) {
    const running = ast.program.body.filter((node) => node.type === 'ImportDeclaration' && node.importKind !== 'type');
    const facade = running.filter((node) => node.source.value === 'filigree');
    const runtime = running.filter((node) => node.source.value === 'filigree/runtime');
    const named = new Map(facade.flatMap(namedImports));
    const namespaces = new Set(facade.flatMap(namespaceImports));
    const used = named.size + namespaces.size > 0;
    return { named, namespaces, helpers: new Set(runtime.flatMap(helperNames)), anchor: used ? facade[0] : undefined };
}
function namedImports(declaration) {
    return declaration.specifiers
        .filter((specifier) => specifier.type === 'ImportSpecifier' && specifier.importKind !== 'type')
        .map((specifier) => [specifier.local.name, exportedName(specifier)]);
}
function exportedName({ imported }) {
    return imported.type === 'Identifier' ? imported.name : imported.value;
}
function namespaceImports(declaration) {
    return declaration.specifiers
        .filter((specifier) => specifier.type === 'ImportNamespaceSpecifier')
        .map((specifier) => specifier.local.name);
}
function helperNames(declaration) {
    const direct = namedImports(declaration).filter(([, exported]) => exported === 'site').map(([local]) => local);
    return [...direct, ...namespaceImports(declaration).map((local) => `${local}.site`)];
}
//# sourceMappingURL=imports.js.map