import { releaseHeld } from './held.js';
import { takeHidden } from './hidden.js';
import { nameFunction } from './name-function.js';
import type { AnyClass, Member } from '../dialect.js';
import type { Element, ErasedElement } from './element.js';
import type { Held } from './held.js';

/** What a class carries for its elements, each list in the order of the text. */
interface Carried {
  readonly held: Held[];
  readonly hidden: { readonly static: PropertyDescriptor[]; readonly instance: PropertyDescriptor[] };
}

/** Completes the elements of generated code with what the class carries for them. */
export function readElements(target: AnyClass, elements: readonly ErasedElement[]): Element[] {
  const hidden = { static: takeHidden(target), instance: takeHidden(target.prototype as object) };
  const carried = { held: releaseHeld(target), hidden };
  return elements.map((element) => readElement(element, carried));
}

function readElement([label, ownName, ownDecorators, accessor]: ErasedElement, carried: Carried): Element {
  const words = new Set(label.split(' '));
  const { decorators, key } = ownDecorators === undefined ? carried.held.shift()! : { decorators: ownDecorators, key: undefined };
  const element = {
    kind: KINDS.find((kind) => words.has(kind))!,
    name: ownName ?? key ?? '',
    static: words.has('static'),
    private: words.has('private'),
    anonymous: words.has('anonymous'),
    decorators,
  };
  return { ...element, descriptor: privateDescriptor(element, accessor, carried) };
}

const KINDS: readonly Member['kind'][] = ['method', 'getter', 'setter', 'accessor', 'field', 'class'];

function privateDescriptor(element: Omit<Element, 'descriptor'>, accessor: object | undefined, { hidden }: Carried): PropertyDescriptor | undefined {
  if (!element.private || element.kind === 'field') return undefined;
  if (accessor !== undefined) return Object.getOwnPropertyDescriptor(accessor, element.name);
  const descriptor = hidden[element.static ? 'static' : 'instance'].shift()!;
  nameFunction(descriptor.value, element.name);
  nameFunction(descriptor.get, element.name, 'get ');
  nameFunction(descriptor.set, element.name, 'set ');
  return descriptor;
}
