import { inlineParameters, parameterNames } from './parameters.js';
const MEMBERS = new Set([
    'ClassMethod',
    'ClassPrivateMethod',
    'ClassProperty',
    'ClassPrivateProperty',
    'ClassAccessorProperty',
]);
export function isMember(node) {
    return node !== undefined && MEMBERS.has(node.type);
}
export function isClass(node) {
    return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}
/** A member's or a property's key as text (`run`, `#secret`, `42`); `undefined` when only the run time knows it. */
export function keyName({ key, computed }) {
    switch (key.type) {
        case 'Identifier':
            return computed ? undefined : key.name;
        case 'PrivateName':
            return `#${key.id.name}`;
        case 'StringLiteral':
            return key.value;
        case 'NumericLiteral':
            return String(key.value);
        case 'BigIntLiteral':
            return String(BigInt(key.value));
        case 'TemplateLiteral':
            return key.expressions.length === 0 ? (key.quasis[0]?.value.cooked ?? undefined) : undefined;
        default:
            return undefined;
    }
}
/** What a call of the member gets; absent for getters, and for fields whose value is no function where it stands. */
export function memberParameters(member) {
    if (member.type === 'ClassAccessorProperty')
        return undefined;
    if (member.type === 'ClassProperty' || member.type === 'ClassPrivateProperty')
        return inlineParameters(member.value);
    return member.kind === 'get' ? undefined : parameterNames(member.params);
}
//# sourceMappingURL=members.js.map