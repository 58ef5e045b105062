import type { Function as FunctionNode, Node } from '@babel/types';
import type { BodyWrap } from '../body-wrap.js';
import type { FileContext } from '../context.js';
import { keyName } from '../members.js';
import { enclosingName, fileName, nameFromPlace } from '../names.js';
import { parameterNames } from '../parameters.js';
import { endOf, placeOf } from '../place.js';
import type { Site } from '../site.js';
import type { Path } from '../walk.js';
import { annotatedFunction } from './annotated-function.js';
import { bodyShape } from './body.js';
import type { LocatedAnnotation } from './find-annotations.js';
import { bodyObstacle } from './obstacles.js';
import { reentryOf } from './reentry.js';
import { parameterValues } from './values.js';
import { isFunction } from './is-function.js';
import { isWrapped } from './wrapped.js';

/** Finds, on one walk through a file, the functions that its annotations are about. */
export class AnnotatedFunctions {
  readonly wraps: BodyWrap[] = [];
  /** Whether one of them can be called before its module runs. */
  hoisted = false;
  readonly #annotations: Map<number, LocatedAnnotation>;
  readonly #found = new Map<Node, LocatedAnnotation>();
  readonly #context: FileContext;
  readonly #slot: string;

  /** `annotations` by the offset of what follows their comment; `slot` begins names that the file does not have. */
  constructor(annotations: Map<number, LocatedAnnotation>, context: FileContext, slot: string) {
    this.#annotations = annotations;
    this.#context = context;
    this.#slot = slot;
  }

  visit(node: Node, path: Path): void {
    const annotation = node.type === 'Program' ? undefined : this.#annotations.get(node.start ?? -1);
    if (annotation) this.#claim(node, annotation);
    const found = this.#found.get(node);
    if (found && isFunction(node) && !isWrapped(node, this.#context.imports)) this.#wrap(node, path, found);
  }

  /** Whether a function is to be recorded; known as soon as the walk has come to it. */
  has(fn: Node): boolean {
    return this.#found.has(fn);
  }

  /** Says which comments stand above nothing. */
  reportUnused(): void {
    for (const annotation of this.#annotations.values()) this.#skip(annotation, `Expected a function below \`@${annotation.what}\`, got nothing. Move the comment, or take it away.`);
  }

  #claim(node: Node, annotation: LocatedAnnotation): void {
    this.#annotations.delete(node.start ?? -1);
    const fn = annotatedFunction(node);
    if (fn) this.#found.set(fn, annotation);
    else this.#skip(annotation, misplaced(node, annotation, this.#context.code));
  }

  #wrap(fn: FunctionNode, path: Path, annotation: LocatedAnnotation): void {
    const obstacle = bodyObstacle(fn);
    if (obstacle !== undefined) {
      this.#found.delete(fn);
      return this.#skip(annotation, `${obstacle} The function is left as it is.`);
    }
    const { what, kind } = annotation;
    const recorded = { what, kind, site: this.#siteOf(fn, path), values: parameterValues(fn), reentry: reentryOf(fn, path), slot: `${this.#slot}${this.wraps.length + 1}` };
    this.wraps.push({ ...bodyShape(fn, this.#context.code), recorded });
    this.hoisted ||= fn.type === 'FunctionDeclaration';
  }

  #siteOf(fn: FunctionNode, path: Path): Site {
    const name = functionName(fn, path) ?? enclosingName(path) ?? fileName(this.#context.file);
    return { name, parameters: parameterNames(fn.params), place: placeOf(fn, this.#context.file) };
  }

  #skip({ place }: LocatedAnnotation, reason: string): void {
    this.#context.skip({ ...place, reason });
  }
}

function functionName(fn: FunctionNode, path: Path): string | undefined {
  if (fn.type === 'ObjectMethod') return keyName(fn);
  return ('id' in fn ? fn.id?.name : undefined) ?? nameFromPlace(path);
}

function misplaced(node: Node, { what }: LocatedAnnotation, code: string): string {
  const text = code.slice(node.start ?? 0, endOf(node)).split('\n')[0]?.slice(0, 60);
  return `Expected a function with a body, an object method, or one variable that holds a function below \`@${what}\`, got \`${text}\`. On a class and its members, use the decorator; with overloads, put the comment above the implementation.`;
}
