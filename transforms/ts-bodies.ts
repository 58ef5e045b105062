import type ts from 'typescript';
import type { Bodies } from './bodies.js';
import type { BodyWrap } from './body-wrap.js';
import { bodyOffset, withBody, type FunctionWithBody } from './ts-functions.js';
import { GuardedStatements } from './ts-guards.js';
import { WrappedBody } from './ts-wraps.js';

/** What `body-text.ts` does to text, on TypeScript's syntax tree. */
export class TypeScriptBodies {
  readonly #ts: typeof ts;
  readonly #file: ts.SourceFile;
  readonly #wraps: ReadonlyMap<number | undefined, BodyWrap>;
  readonly #guards: GuardedStatements;
  readonly #wrapped: WrappedBody;

  constructor(compiler: typeof ts, file: ts.SourceFile, bodies: Bodies, helper: string) {
    this.#ts = compiler;
    this.#file = file;
    this.#wraps = new Map(bodies.wraps.map((wrap) => [wrap.body, wrap]));
    this.#guards = new GuardedStatements(compiler, bodies, helper);
    this.#wrapped = new WrappedBody(compiler, helper);
  }

  /** `visited` is what the transformer has made of `original` so far. */
  apply(original: ts.Node, visited: ts.Node): ts.Node {
    if (this.#ts.isBlock(visited)) return this.#ts.factory.updateBlock(visited, this.#guards.apply(visited.statements));
    const wrap = this.#wraps.get(bodyOffset(this.#ts, original, this.#file));
    if (!wrap) return visited;
    const fn = visited as FunctionWithBody;
    return withBody(this.#ts, fn, this.#wrapped.bodyOf(fn, wrap));
  }

  /** The module's own statements. */
  applyTo(statements: ts.NodeArray<ts.Statement>): ts.NodeArray<ts.Statement> {
    return this.#guards.apply(statements);
  }
}
