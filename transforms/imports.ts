import type { File, ImportDeclaration, ImportSpecifier, Statement, VariableDeclaration } from '@babel/types';
import type { LeadsToFiligree } from './modules.js';
import { namespacesRequired, namesRequired, requiresOf } from './requires.js';

/** The statement that brings filigree into a module. */
export type Anchor = ImportDeclaration | VariableDeclaration;

/** What a module's imports from filigree are called in it. Type-only imports are left out: they do not run. */
export interface Imports {
  /** Local name -> exported name, of `import { span as s } from 'filigree'` and `const { span: s } = require('filigree')`. */
  readonly named: ReadonlyMap<string, string>;
  /** Local names of `import * as f from 'filigree'` and `const f = require('filigree')`. */
  readonly namespaces: ReadonlySet<string>;
  /** How the helper of an earlier run of the transform can be written here: `['__filigree_site']`, `['runtime', 'site']`. */
  readonly helpers: ReadonlySet<string>;
  /** The same for what generated code calls around a body or in a `catch`. */
  readonly wrappers: ReadonlySet<string>;
  /** The first import from filigree that runs. Absent: the transform has nothing to do here. */
  readonly anchor: Anchor | undefined;
}

/** Reads the imports of filigree's modules and of `filigree/runtime`. */
export function readImports(ast: File, leadsToFiligree: LeadsToFiligree): Imports {
  const facade = importsOf(ast, leadsToFiligree);
  const named = new Map(facade.flatMap(namesOf));
  const namespaces = new Set(facade.flatMap(namespacesOf));
  const runtime = importsOf(ast, (specifier) => specifier === 'filigree/runtime');
  const helpers = runtime.flatMap((anchor) => spellingsOf(['site'], anchor));
  const wrappers = runtime.flatMap((anchor) => spellingsOf(['annotated', 'isolated', 'reentrant', 'thrown'], anchor));
  return { named, namespaces, helpers: new Set(helpers), wrappers: new Set(wrappers), anchor: facade.find(isEvaluated) };
}

/** `import 'filigree'` alone asks for doc comments to be read; `import { type Span } from 'filigree'` is gone at run time. */
function isEvaluated(anchor: Anchor): boolean {
  const bare = anchor.type === 'ImportDeclaration' && anchor.specifiers.length === 0;
  return bare || namesOf(anchor).length + namespacesOf(anchor).length > 0;
}

/** ES modules import, CommonJS modules require; a module that imports may not have `require`. */
function importsOf(ast: File, leads: LeadsToFiligree): Anchor[] {
  const { body } = ast.program;
  return isModule(body) ? body.filter((node) => isRunning(node)).filter((node) => leads(node.source.value)) : requiresOf(body, leads);
}

function isModule(body: readonly Statement[]): boolean {
  return body.some((node) => node.type === 'ImportDeclaration' || node.type.startsWith('Export'));
}

function isRunning(node: Statement): node is ImportDeclaration {
  return node.type === 'ImportDeclaration' && node.importKind !== 'type';
}

function namesOf(anchor: Anchor): Array<[local: string, exported: string]> {
  if (anchor.type === 'VariableDeclaration') return namesRequired(anchor);
  return anchor.specifiers
    .filter((specifier): specifier is ImportSpecifier => specifier.type === 'ImportSpecifier' && specifier.importKind !== 'type')
    .map((specifier) => [specifier.local.name, exportedName(specifier)]);
}

function exportedName({ imported }: ImportSpecifier): string {
  return imported.type === 'Identifier' ? imported.name : imported.value;
}

function namespacesOf(anchor: Anchor): string[] {
  if (anchor.type === 'VariableDeclaration') return namespacesRequired(anchor);
  return anchor.specifiers.filter((specifier) => specifier.type === 'ImportNamespaceSpecifier').map((specifier) => specifier.local.name);
}

/** How functions of `filigree/runtime` can be written where this brings it in. */
function spellingsOf(names: readonly string[], anchor: Anchor): string[] {
  const direct = namesOf(anchor).filter(([, exported]) => names.includes(exported)).map(([local]) => local);
  return [...direct, ...namespacesOf(anchor).flatMap((local) => names.map((name) => `${local}.${name}`))];
}
