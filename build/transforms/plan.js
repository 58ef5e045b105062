import { findSites } from './find-sites.js';
/**
 * Plans the names of one file: text in, insertions out, in the order of the text. Pure, and silent about what it does
 * not understand except through `onSkip`. `file` is absolute, or relative to `options.root`.
 *
 * @example
 * plan("import { span } from 'filigree';\nclass A { @span m(q) {} }", 'a.js');
 * // [{ at: 32, text: ' import { site as __filigree_site } from "filigree/runtime";' },
 * //  { at: 48, text: '(__filigree_site("A.m", ["q"], "a.js", 2, 17))' }]
 */
export function plan(code, file, options) {
    const found = findSites(code, file, options);
    return found ? [importEdit(found), ...found.brands.map((brand) => brandEdit(brand, found.helper))] : [];
}
function importEdit({ anchor, helper }) {
    const text = `${anchor.terminated ? '' : ';'} import { site as ${helper} } from "filigree/runtime";`;
    return { at: anchor.end, text };
}
function brandEdit({ form, end, separator, site }, helper) {
    const text = siteText(site, helper);
    return form === 'bare' ? { at: end, text: `(${text})` } : { at: end - 1, text: separator + text };
}
function siteText({ name, parameters, place }, helper) {
    const args = [name, parameters, place.file, place.line, place.column].map(literal);
    return `${helper}(${args.join(', ')})`;
}
function literal(value) {
    if (Array.isArray(value))
        return `[${value.map(literal).join(', ')}]`;
    return value === undefined ? 'undefined' : JSON.stringify(value);
}
//# sourceMappingURL=plan.js.map