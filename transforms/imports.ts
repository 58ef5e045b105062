import type { File, ImportDeclaration, ImportSpecifier } from '@babel/types';

/** What a module's imports from filigree are called in it. Type-only imports are left out: they do not run. */
export interface Imports {
  /** Local name -> exported name, of `import { span as s } from 'filigree'`. */
  readonly named: ReadonlyMap<string, string>;
  /** Local names of `import * as f from 'filigree'`. */
  readonly namespaces: ReadonlySet<string>;
  /** How the helper of an earlier run of the transform can be written here: `['__filigree_site']`, `['runtime', 'site']`. */
  readonly helpers: ReadonlySet<string>;
  /** The first import from filigree that runs. Absent: the transform has nothing to do here. */
  readonly anchor: ImportDeclaration | undefined;
}

/** Reads the imports of `filigree` and `filigree/runtime`. */
export function readImports(ast: File): Imports {
  const running = ast.program.body.filter((node) => node.type === 'ImportDeclaration' && node.importKind !== 'type') as ImportDeclaration[];
  const facade = running.filter((node) => node.source.value === 'filigree');
  const runtime = running.filter((node) => node.source.value === 'filigree/runtime');
  const named = new Map(facade.flatMap(namedImports));
  const namespaces = new Set(facade.flatMap(namespaceImports));
  const used = named.size + namespaces.size > 0;
  return { named, namespaces, helpers: new Set(runtime.flatMap(helperNames)), anchor: used ? facade[0] : undefined };
}

function namedImports(declaration: ImportDeclaration): Array<[local: string, exported: string]> {
  return declaration.specifiers
    .filter((specifier): specifier is ImportSpecifier => specifier.type === 'ImportSpecifier' && specifier.importKind !== 'type')
    .map((specifier) => [specifier.local.name, exportedName(specifier)]);
}

function exportedName({ imported }: ImportSpecifier): string {
  return imported.type === 'Identifier' ? imported.name : imported.value;
}

function namespaceImports(declaration: ImportDeclaration): string[] {
  return declaration.specifiers
    .filter((specifier) => specifier.type === 'ImportNamespaceSpecifier')
    .map((specifier) => specifier.local.name);
}

function helperNames(declaration: ImportDeclaration): string[] {
  const direct = namedImports(declaration).filter(([, exported]) => exported === 'site').map(([local]) => local);
  return [...direct, ...namespaceImports(declaration).map((local) => `${local}.site`)];
}
