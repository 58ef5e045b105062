import type { Node } from '@babel/types';
import type { FileContext } from '../context.js';
import { isMember } from '../members.js';
import { endOf } from '../place.js';
import { allDecorators } from './all-decorators.js';
import { inferredName } from './class-name.js';
import { isReadBack, type ErasedClass } from './erased-class.js';
import { isOwnDecorator } from './own-decorator.js';

/** Why a class cannot be erased: expected, got, what to do. */
interface Obstacle {
  readonly node: Node;
  readonly reason: string;
}

/** The first thing in a class that stands against taking its decorators away. */
export function obstacleIn(erased: ErasedClass, context: FileContext): Obstacle | undefined {
  return foreignDecorator(erased, context) ?? bodiless(erased) ?? unnameable(erased);
}

function foreignDecorator({ node, path }: ErasedClass, { code, imports }: FileContext): Obstacle | undefined {
  const foreign = allDecorators(node).find((decorator) => !isOwnDecorator(decorator, path, imports));
  if (!foreign) return undefined;
  const text = code.slice(foreign.start ?? 0, endOf(foreign)).split('\n')[0];
  const reason = `Expected none but filigree's decorators in a class whose decorators are to be erased, got \`${text}\`. Only a compiler can lower both in their right order: let TypeScript, esbuild, SWC or Babel compile this file, or wrap the members with \`span(options, fn)\`.`;
  return { node: foreign, reason };
}

/** TypeScript refuses these decorators too. */
function bodiless({ node: { body } }: ErasedClass): Obstacle | undefined {
  const node = body.body.find((member) => 'decorators' in member && (member.decorators?.length ?? 0) > 0 && !isRunning(member));
  return node && { node, reason: 'Expected a decorator on a member that exists at run time, got one on a constructor, or on a member that is abstract, declared, or an overload. Take the decorator away.' };
}

function isRunning(member: Node): boolean {
  if (!isMember(member)) return false;
  const { kind, abstract, declare } = member as { kind?: string; abstract?: boolean | null; declare?: boolean | null };
  return kind !== 'constructor' && abstract !== true && declare !== true;
}

function unnameable({ node, path, elements }: ErasedClass): Obstacle | undefined {
  if (node.id || !elements.some(isReadBack) || inferredName(path) !== undefined) return undefined;
  return { node, reason: 'Expected a class with a name, got one that takes its name from a computed property. Give the class a name of its own: `class Name { … }`.' };
}
