import { boundNames } from './patterns.js';
import { walk } from './walk.js';
/** Whether something between the module's top level and this place declares the name anew. */
export function isShadowed(name, path) {
    return path.some((node) => node.type !== 'Program' && declaredIn(node).has(name));
}
const cache = new WeakMap();
function declaredIn(node) {
    let names = cache.get(node);
    if (!names)
        cache.set(node, (names = new Set(declarations(node))));
    return names;
}
function declarations(node) {
    switch (node.type) {
        case 'FunctionDeclaration':
        case 'FunctionExpression':
        case 'ArrowFunctionExpression':
        case 'ObjectMethod':
        case 'ClassMethod':
        case 'ClassPrivateMethod':
            return [...ownName(node), ...node.params.flatMap(boundNames), ...hoistedVars(node.body)];
        case 'BlockStatement':
            return node.body.flatMap(lexicalNames);
        case 'StaticBlock':
        case 'TSModuleBlock':
            return [...node.body.flatMap(lexicalNames), ...node.body.flatMap(hoistedVars)];
        case 'SwitchStatement':
            return node.cases.flatMap((branch) => branch.consequent.flatMap(lexicalNames));
        case 'ForStatement':
            return node.init?.type === 'VariableDeclaration' ? lexicalNames(node.init) : [];
        case 'ForInStatement':
        case 'ForOfStatement':
            return node.left.type === 'VariableDeclaration' ? lexicalNames(node.left) : [];
        case 'CatchClause':
            return boundNames(node.param);
        case 'ClassExpression':
            return ownName(node);
        default:
            return [];
    }
}
function ownName(node) {
    return 'id' in node && (node.type === 'FunctionExpression' || node.type === 'ClassExpression') ? boundNames(node.id) : [];
}
function lexicalNames(statement) {
    switch (statement.type) {
        case 'VariableDeclaration':
            return statement.declarations.flatMap((declarator) => boundNames(declarator.id));
        case 'ExportNamedDeclaration':
            return statement.declaration ? lexicalNames(statement.declaration) : [];
        case 'FunctionDeclaration':
        case 'ClassDeclaration':
        case 'TSEnumDeclaration':
        case 'TSModuleDeclaration':
        case 'TSImportEqualsDeclaration':
            return boundNames(statement.id);
        default:
            return [];
    }
}
const VAR_SCOPES = new Set([
    'FunctionDeclaration',
    'FunctionExpression',
    'ArrowFunctionExpression',
    'ObjectMethod',
    'ClassMethod',
    'ClassPrivateMethod',
    'StaticBlock',
    'TSModuleBlock',
]);
function hoistedVars(body) {
    const names = [];
    walk(body, (node) => {
        if (node.type === 'VariableDeclaration' && node.kind === 'var')
            names.push(...lexicalNames(node));
        return !VAR_SCOPES.has(node.type);
    });
    return names;
}
//# sourceMappingURL=scope.js.map