import { registry } from './registry.js';
import type { DeclaredSpan } from './exporters/exporter.js';
import type { SpanKind } from './types.js';

/** A program that makes wrappers without end may not make this list grow without end. */
const MOST = 4096;

/** A call site that produces spans is known by its name; telling it again changes nothing. */
export function declare(name: string, kind: SpanKind): void {
  const { declared } = registry;
  // A function's own `name` property can hold anything.
  if (typeof name !== 'string') return;
  const key = `${kind} ${name}`;
  if (declared.size < MOST && !declared.has(key)) declared.set(key, Object.freeze({ name, kind }));
}

/**
 * Every instrumented member and function whose name is known, in the order of declaration. The transform, legacy
 * decorators and plain functions give the name when they are declared; a standard decorator without the transform is
 * not told its class, so there it is known from the first call on, and so is a function that a doc comment names.
 */
export function declaredSpans(): readonly DeclaredSpan[] {
  return [...registry.declared.values()];
}
