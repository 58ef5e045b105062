import MagicString, {} from 'magic-string';
import { plan } from './plan.js';
/** Applies the plan to text; `null` when the file needs nothing, which is what bundlers want to hear. */
export function transform(code, file, options) {
    const edits = plan(code, file, options);
    if (edits.length === 0)
        return null;
    const text = new MagicString(code);
    for (const edit of edits)
        text.appendLeft(edit.at, edit.text);
    return { code: text.toString(), map: text.generateMap({ source: file, includeContent: true, hires: 'boundary' }) };
}
//# sourceMappingURL=apply.js.map