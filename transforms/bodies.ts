import type { File } from '@babel/types';
import type { BodyWrap } from './body-wrap.js';
import type { FileContext } from './context.js';
import { AnnotatedFunctions } from './functions/annotated-functions.js';
import { findAnnotations } from './functions/find-annotations.js';
import type { Features } from './options.js';
import type { Guard } from './using/guard.js';
import { UsingBlocks } from './using/using-blocks.js';
import { walk } from './walk.js';

/** What functions and blocks of a file get around their statements. */
export interface Bodies {
  readonly wraps: readonly BodyWrap[];
  readonly guards: readonly Guard[];
  readonly names: BodyNames;
  /**
   * Where a hoisted function is recorded, the run time must be there before anybody can call it: the offset of the first
   * statement that may lead to a caller.
   */
  readonly early: number | undefined;
}

/** Local names, free in the file: of the run time's functions, and of what a `catch` gets. */
export type BodyNames = Readonly<Record<'annotated' | 'reentrant' | 'isolated' | 'thrown' | 'error', string>>;

/** Plans what needs more than an argument; `undefined` where nothing does. `free` makes a name that the file does not have. */
export function planBodies(ast: File, context: FileContext, features: Features, free: (name: string) => string): Bodies | undefined {
  const annotations = features.functions === false ? new Map() : findAnnotations(ast, context);
  const watches = features.using !== false && /\busing\b/.test(context.code);
  if (annotations.size === 0 && !watches) return undefined;
  const functions = new AnnotatedFunctions(annotations, context, free('__filigree_function'));
  const blocks = new UsingBlocks(context, functions);
  walk(ast.program, (node, path) => {
    functions.visit(node, path);
    if (watches) blocks.visit(node, path);
  });
  functions.reportUnused();
  const wraps = [...functions.wraps, ...blocks.wraps];
  if (wraps.length + blocks.guards.length === 0) return undefined;
  return { wraps, guards: blocks.guards, names: namesFrom(free), early: functions.hoisted ? firstThatMayCall(ast, context) : undefined };
}

function namesFrom(free: (name: string) => string): BodyNames {
  const [annotated, reentrant] = [free('__filigree_annotated'), free('__filigree_reentrant')];
  return { annotated, reentrant, isolated: free('__filigree_isolated'), thrown: free('__filigree_thrown'), error: free('__filigree_error') };
}

function firstThatMayCall({ program }: File, { imports }: FileContext): number {
  const first = program.body.find((node) => node === imports.anchor || node.type !== 'ImportDeclaration' || !isPackage(node.source.value));
  return first?.start ?? 0;
}

/** Packages lead nowhere near this file; one of the project's own files (`./b`, `#b`, `@/b`, `~/b`) may lead back to it. */
function isPackage(specifier: string): boolean {
  return /^@?\w/.test(specifier);
}
