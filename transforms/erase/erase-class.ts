import type { Edit } from '../edit.js';
import { accessorEdits } from './accessor.js';
import type { ErasedClass } from './erased-class.js';
import { fieldEdits } from './field.js';
import { heldEdits } from './held.js';
import { movedEdits } from './moved.js';
import type { ErasureNames } from './names.js';
import { privateFunctionEdits } from './private-function.js';
import { referenceEdits } from './reference.js';
import { separatorEdits } from './separators.js';
import type { Writer } from './writer.js';

/** All edits of one class. */
export function eraseClass(erased: ErasedClass, code: string, names: ErasureNames): Edit[] {
  const writer: Writer = { erased, code, names };
  return [
    ...referenceEdits(writer),
    ...separatorEdits(writer),
    ...(erased.held ? heldEdits(writer) : movedEdits(writer)),
    ...erased.elements.flatMap((element, index) => [
      ...fieldEdits(element, index, writer),
      ...privateFunctionEdits(element, index, writer),
      ...accessorEdits(element, index, writer),
    ]),
    ...erased.plainAccessors.flatMap((element) => accessorEdits(element, undefined, writer)),
  ];
}
