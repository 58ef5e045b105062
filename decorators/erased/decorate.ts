import { metadataKey } from '../symbol-metadata.js';
import { nameFunction } from './name-function.js';
import { readElements } from './read-elements.js';
import type { AnyClass } from '../dialect.js';
import type { Element, ErasedDecorator, ErasedElement } from './element.js';

/** What generated code reads back for one element: a field's initialiser, or a `#private` member's functions. */
type Outcome = ((self: unknown, initial: unknown) => unknown) | PropertyDescriptor | undefined;

/**
 * Does to a class what the runtime would do with its standard decorators: calls them in the order that the proposal
 * gives, with the context that it gives (without `access`, which ours do not read), and puts their results in place.
 * The outcomes come in the order of the elements.
 *
 * Only for filigree's own decorators, which add no initialisers and replace no class.
 */
export function decorate(target: AnyClass, elements: readonly ErasedElement[], inferredName?: string): Outcome[] {
  if (inferredName !== undefined) nameFunction(target, inferredName);
  const parent = (Object.getPrototypeOf(target) as Record<symbol, object | undefined>)[metadataKey];
  const metadata = Object.create(parent ?? null) as object;
  const read = readElements(target, elements);
  const outcomes: Outcome[] = [];
  for (const element of [...read].sort((a, b) => turn(a) - turn(b))) outcomes[read.indexOf(element)] = apply(target, element, metadata);
  Object.defineProperty(target, metadataKey, { value: metadata, writable: true, enumerable: true, configurable: true });
  return outcomes;
}

/** Methods and accessors before fields, static before instance, the class last: `ApplyDecoratorsToElementDefinition` in the proposal. */
function turn({ kind, static: isStatic }: Element): number {
  return kind === 'class' ? 4 : (kind === 'field' ? 2 : 0) + (isStatic ? 0 : 1);
}

function apply(target: AnyClass, element: Element, metadata: object): Outcome {
  const { kind, name, static: isStatic, private: isPrivate, descriptor } = element;
  if (kind === 'class') return void replace(target, element.decorators, { kind, name: target.name, metadata, addInitializer });
  const context = { kind, name, static: isStatic, private: isPrivate, metadata, addInitializer };
  if (kind === 'field') return initializer(element, context);
  if (descriptor !== undefined) return redecorate(descriptor, element, context);
  const place = isStatic ? target : (target.prototype as object);
  return void Object.defineProperty(place, name, redecorate(Object.getOwnPropertyDescriptor(place, name)!, element, context));
}

/** Only there because a context has it. */
function addInitializer(): void {}

/** The innermost decorator goes first. One that returns nothing leaves the value as it is. */
function replace<T>(value: T, decorators: readonly ErasedDecorator[], context: object): T {
  return decorators.reduceRight((current, decorator) => (decorator(current, context) as T | undefined) ?? current, value);
}

function redecorate(descriptor: PropertyDescriptor, { kind, decorators }: Element, context: object): PropertyDescriptor {
  switch (kind) {
    case 'getter':
      return { ...descriptor, get: replace(descriptor.get, decorators, context) };
    case 'setter':
      return { ...descriptor, set: replace(descriptor.set, decorators, context) };
    case 'accessor':
      return { ...descriptor, ...replace({ get: descriptor.get, set: descriptor.set }, decorators, context) };
    default:
      return { ...descriptor, value: replace(descriptor.value as unknown, decorators, context) };
  }
}

/** Field decorators are called innermost first; what they return is applied outermost first. */
function initializer({ name, anonymous, decorators }: Element, context: object): Outcome {
  const steps = decorators
    .toReversed()
    .map((decorator) => decorator(undefined, context))
    .filter((step) => typeof step === 'function')
    .toReversed();
  return (self, initial) => {
    if (anonymous) nameFunction(initial, name);
    return steps.reduce((value, step) => step.call(self, value) as unknown, initial);
  };
}
