import type { Class, File } from '@babel/types';
import type { FileContext } from '../context.js';
import { isClass } from '../members.js';
import { placeOf } from '../place.js';
import { walk, type Path } from '../walk.js';
import { allDecorators } from './all-decorators.js';
import { elementsOf, plainAccessorsOf } from './elements.js';
import type { ErasedClass } from './erased-class.js';
import { isHeld } from './is-held.js';
import { obstacleIn } from './obstacles.js';
import { isOwnDecorator } from './own-decorator.js';

/** The classes that carry our decorators and nothing that stands against taking them away; the others are reported. */
export function findErasedClasses(ast: File, context: FileContext): ErasedClass[] {
  const classes: ErasedClass[] = [];
  walk(ast.program, (node, path) => {
    const erased = isClass(node) ? eraseClass(node, [...path], context) : undefined;
    if (erased) classes.push(erased);
  });
  return classes;
}

function eraseClass(node: Class, path: Path, context: FileContext): ErasedClass | undefined {
  const decorators = allDecorators(node);
  if (!decorators.some((decorator) => isOwnDecorator(decorator, path, context.imports))) return undefined;
  const erased = { node, path, elements: elementsOf(node), plainAccessors: plainAccessorsOf(node), held: isHeld(node, decorators) };
  const obstacle = obstacleIn(erased, context);
  if (!obstacle) return erased;
  context.skip({ ...placeOf(obstacle.node, context.file), reason: `${obstacle.reason} The class is left as it is, with all its decorators.` });
  return undefined;
}
