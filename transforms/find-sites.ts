import type { File, Node } from '@babel/types';
import { planBodies } from './bodies.js';
import { planCall } from './calls.js';
import type { FileContext } from './context.js';
import { planDecorator } from './decorators.js';
import { planErasure } from './erase/plan-erasure.js';
import { isIgnored } from './ignored.js';
import { readImports, type Anchor } from './imports.js';
import { modulesSeenFrom } from './modules.js';
import type { PlanOptions, Skip } from './options.js';
import { parse } from './parse.js';
import { endOf, projectFile } from './place.js';
import { mentionsFiligree } from './prefilter.js';
import type { Brand, Plan } from './site.js';
import { walk, type Path } from './walk.js';

/** Everything that a file needs, whatever the host edits; `undefined` when it needs nothing. Never throws. */
export function findSites(code: string, file: string, options: PlanOptions = {}): Plan | undefined {
  if (!mentionsFiligree(code, options)) return undefined;
  const name = projectFile(file, options.root);
  const skip = options.onSkip ?? (() => {});
  const ast = parseOrSkip(code, name, skip);
  if (!ast || isIgnored(ast, code)) return undefined;
  const imports = readImports(ast, modulesSeenFrom(name, options));
  if (!imports.anchor) return undefined;
  const context = { code, file: name, imports, skip, mistake: options.onMistake ?? (() => {}) };
  const free = (wanted: string) => freeName(wanted, code);
  const brands = options.names === false ? [] : findBrands(ast, context);
  const bodies = planBodies(ast, context, options, free);
  const erasure = options.erase === true ? planErasure(ast, context, free) : undefined;
  if (brands.length === 0 && !bodies && !erasure) return undefined;
  return { helper: free('__filigree_site'), anchor: anchorOf(imports.anchor, code), brands, bodies, erasure };
}

function parseOrSkip(code: string, file: string, skip: (skip: Skip) => void): File | undefined {
  try {
    return parse(code, file);
  } catch (error) {
    const { loc, message } = error as SyntaxError & { loc?: { line: number; column: number } };
    skip({ file, line: loc?.line ?? 1, column: (loc?.column ?? 0) + 1, reason: `Expected TypeScript or JavaScript, got: ${message}. The file is left as it is; names come at run time.` });
    return undefined;
  }
}

function findBrands(ast: File, context: FileContext): Brand[] {
  const brands: Brand[] = [];
  walk(ast.program, (node, path) => {
    const brand = planNode(node, path, context);
    if (brand) brands.push(brand);
  });
  return brands.sort((a, b) => a.end - b.end);
}

function planNode(node: Node, path: Path, context: FileContext): Brand | undefined {
  if (node.type === 'Decorator') return planDecorator(node, path, context);
  return node.type === 'CallExpression' ? planCall(node, path, context) : undefined;
}

/**
 * The helper is imported behind the user's own import, not at the top of the file, so that what the user imports first
 * (`dotenv/config`) still runs first.
 */
function anchorOf(anchor: Anchor, code: string): Plan['anchor'] {
  const end = endOf(anchor);
  return { end, terminated: code[end - 1] === ';', form: anchor.type === 'ImportDeclaration' ? 'import' : 'require' };
}

function freeName(wanted: string, code: string): string {
  let name = wanted;
  for (let count = 2; code.includes(name); count++) name = `${wanted}${count}`;
  return name;
}
