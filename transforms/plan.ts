import type { Edit } from './edit.js';
import { findSites } from './find-sites.js';
import type { PlanOptions } from './options.js';
import type { Brand, Plan, Site } from './site.js';

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
  return [importEdit(found), ...found.brands.map((brand) => brandEdit(brand, found.helper)), ...(found.erasure?.edits ?? [])];
}

function importEdit({ anchor, helper, brands, erasure }: Plan): Edit {
  const imports = [...(brands.length > 0 ? [['site', helper]] : []), ...(erasure?.imports ?? [])];
  return { kind: 'insert', at: anchor.end, text: `${anchor.terminated ? '' : ';'} ${importText(imports, anchor.form)}` };
}

function importText(imports: readonly (readonly string[])[], form: Plan['anchor']['form']): string {
  const specifiers = imports.map(([exported, local]) => `${exported}${form === 'import' ? ' as ' : ': '}${local}`).join(', ');
  return form === 'import' ? `import { ${specifiers} } from "filigree/runtime";` : `const { ${specifiers} } = require("filigree/runtime");`;
}

function brandEdit({ form, end, separator, site }: Brand, helper: string): Edit {
  const text = siteText(site, helper);
  return form === 'bare' ? { kind: 'insert', at: end, text: `(${text})` } : { kind: 'insert', at: end - 1, text: separator + text };
}

function siteText({ name, parameters, place }: Site, helper: string): string {
  const args = [name, parameters, place.file, place.line, place.column].map(literal);
  return `${helper}(${args.join(', ')})`;
}

function literal(value: Site['name'] | Site['parameters'] | number): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return value === undefined ? 'undefined' : JSON.stringify(value);
}
