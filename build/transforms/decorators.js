import { brandCall } from './brand.js';
import { isClass, isMember, keyName, memberParameters } from './members.js';
import { memberName, nameOfClass } from './names.js';
import { endOf, placeOf } from './place.js';
import { isBranded, resolveApi } from './resolve.js';
/** The brand of one decorator, if it is filigree's and stands on a class or a class member. */
export function planDecorator({ expression }, path, context) {
    const call = expression.type === 'CallExpression' ? expression : undefined;
    if (!isTracing(call ? call.callee : expression, path, context))
        return undefined;
    if (call && isBranded(call.arguments, context.imports))
        return undefined;
    const site = siteOfOwner(path, context);
    if (!site)
        return undefined;
    return call ? brandCall(call, site, context.code) : { form: 'bare', end: endOf(expression), separator: '', site };
}
/** `startTrace` and `startSpan` are no decorators. */
function isTracing(callee, path, context) {
    const api = resolveApi(callee, path, context.imports);
    return api === 'trace' || api === 'span';
}
function siteOfOwner(path, context) {
    const owner = path.at(-1);
    const around = path.slice(0, -1);
    if (isMember(owner))
        return siteOfMember(owner, around, context);
    if (!isClass(owner))
        return undefined;
    const place = placeOf(owner.id ?? owner.body, context.file);
    return { name: nameOfClass(owner, around), parameters: undefined, place };
}
function siteOfMember(member, path, context) {
    const place = placeOf(member.key, context.file);
    if (keyName(member) !== undefined)
        return { name: memberName(member, path), parameters: memberParameters(member), place };
    context.skip({ ...place, reason: unknownKey(member, context.code) });
    return undefined;
}
function unknownKey({ key }, code) {
    const text = code.slice(key.start ?? 0, endOf(key));
    return `Expected a decorated member whose name the text shows, got the computed \`[${text}]\`. It gets its name at run time; write the name out, or give the decorator a \`name\`.`;
}
//# sourceMappingURL=decorators.js.map