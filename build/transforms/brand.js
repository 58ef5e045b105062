import { endOf } from './place.js';
/** Plans one more argument for a call. */
export function brandCall(call, site, code) {
    return { form: 'call', end: endOf(call), separator: separatorOf(call, code), site };
}
/** The syntax tree does not say whether a comma trails, so the text behind the last argument does. */
function separatorOf(call, code) {
    const last = call.arguments.at(-1);
    if (!last)
        return '';
    const rest = code.slice(endOf(last), endOf(call) - 1).replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
    return rest.includes(',') ? ' ' : ', ';
}
//# sourceMappingURL=brand.js.map