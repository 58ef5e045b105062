import type { File } from '@babel/types';
import type { FileContext } from '../context.js';
import type { Edit } from '../edit.js';
import { eraseClass } from './erase-class.js';
import { findErasedClasses } from './find-classes.js';
import { RUNTIME_FUNCTIONS, erasureNames } from './names.js';

/** What it takes to make a file's decorators plain code. */
export interface Erasure {
  readonly edits: readonly Edit[];
  /** What the edits need from `filigree/runtime`: exported name and local name. */
  readonly imports: readonly (readonly [exported: string, local: string])[];
}

/** Plans the erasure of our decorators; `undefined` where there are none to erase. `free` makes a name that the file does not have. */
export function planErasure(ast: File, context: FileContext, free: (name: string) => string): Erasure | undefined {
  const names = erasureNames(free);
  const edits = findErasedClasses(ast, context).flatMap((erased) => eraseClass(erased, context.code, names));
  if (edits.length === 0) return undefined;
  const text = edits.map((edit) => (edit.kind === 'insert' ? edit.text : '')).join('\n');
  const imports = RUNTIME_FUNCTIONS.map((name) => [name, names[name]] as const).filter(([, local]) => text.includes(`${local}(`));
  return { edits, imports };
}
