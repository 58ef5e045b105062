import { bodyEdits, bodyImports, slotsOf } from './body-text.js';
import type { Edit, Insertion } from './edit.js';
import { findSites } from './find-sites.js';
import type { PlanOptions } from './options.js';
import { siteText } from './site-text.js';
import type { Brand, Plan } from './site.js';

/**
 * Plans one file: text in, edits out, to be applied in their order. Pure, and silent about what it does not understand
 * except through `onSkip`. `file` is absolute, or relative to `options.root`. Names only insert.
 *
 * @example
 * plan("import { span } from 'filigree';\nclass A { @span m(q) {} }", 'a.js');
 * // [{ kind: 'insert', at: 32, text: ' import { site as __filigree_site } from "filigree/runtime";' },
 * //  { kind: 'insert', at: 48, text: '(__filigree_site("A.m", ["q"], "a.js", 2, 17))' }]
 */
export function plan(code: string, file: string, options?: PlanOptions): Edit[] {
  const found = findSites(code, file, options);
  if (!found) return [];
  const bodies = found.bodies ? bodyEdits(found.bodies, found.helper) : [];
  const insertions = [importEdit(found), ...bodies, ...found.brands.map((brand) => brandEdit(brand, found.helper))];
  return [...insertions.sort((a, b) => a.at - b.at), ...(found.erasure?.edits ?? [])];
}

function importEdit(found: Plan): Insertion {
  const { anchor, bodies } = found;
  const slots = bodies ? slotsOf(bodies) : [];
  const text = [importText(importsOf(found), anchor.form), ...(slots.length > 0 ? [`var ${slots.join(', ')};`] : [])].join(' ');
  if (bodies?.early !== undefined) return { kind: 'insert', at: bodies.early, text: `${text} ` };
  return { kind: 'insert', at: anchor.end, text: `${anchor.terminated ? '' : ';'} ${text}` };
}

function importsOf({ helper, brands, bodies, erasure }: Plan): Array<readonly [exported: string, local: string]> {
  const all = [...(brands.length > 0 ? [['site', helper] as const] : []), ...(bodies ? bodyImports(bodies, helper) : []), ...(erasure?.imports ?? [])];
  return [...new Map(all)];
}

function importText(imports: readonly (readonly string[])[], form: Plan['anchor']['form']): string {
  const specifiers = imports.map(([exported, local]) => `${exported}${form === 'import' ? ' as ' : ': '}${local}`).join(', ');
  return form === 'import' ? `import { ${specifiers} } from "filigree/runtime";` : `const { ${specifiers} } = require("filigree/runtime");`;
}

function brandEdit({ form, end, separator, site }: Brand, helper: string): Insertion {
  const text = siteText(site, helper);
  return form === 'bare' ? { kind: 'insert', at: end, text: `(${text})` } : { kind: 'insert', at: end - 1, text: separator + text };
}
