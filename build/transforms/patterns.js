/** Every name that a binding (a parameter, the left side of a declaration) introduces. */
export function boundNames(pattern) {
    switch (pattern?.type) {
        case 'Identifier':
            return [pattern.name];
        case 'ObjectPattern':
            return pattern.properties.flatMap((property) => boundNames(property));
        case 'ObjectProperty':
            return boundNames(pattern.value);
        case 'ArrayPattern':
            return pattern.elements.flatMap((element) => boundNames(element));
        case 'AssignmentPattern':
            return boundNames(pattern.left);
        case 'RestElement':
            return boundNames(pattern.argument);
        case 'TSParameterProperty':
            return boundNames(pattern.parameter);
        default:
            return [];
    }
}
//# sourceMappingURL=patterns.js.map