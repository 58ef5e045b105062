import type ts from 'typescript';
import type { Bodies } from './bodies.js';
import type { Guard } from './using/guard.js';

/** Puts what follows a guarded `using` into a `try`, whose `catch` hands the exception to the handles. */
export class GuardedStatements {
  readonly #ts: typeof ts;
  readonly #guards: ReadonlyMap<number, Guard>;
  readonly #error: string;
  readonly #helper: string;

  constructor(compiler: typeof ts, { guards, names }: Bodies, helper: string) {
    this.#ts = compiler;
    this.#guards = new Map(guards.map((guard) => [guard.start, guard]));
    this.#error = names.error;
    this.#helper = helper;
  }

  apply(statements: ts.NodeArray<ts.Statement>): ts.NodeArray<ts.Statement> {
    const guarded = this.#guarded(statements);
    return guarded === statements ? statements : this.#ts.setTextRange(this.#ts.factory.createNodeArray(guarded), statements);
  }

  #guarded(statements: readonly ts.Statement[]): readonly ts.Statement[] {
    const index = statements.findIndex(({ end }) => this.#guards.has(end));
    const guard = this.#guards.get(statements[index]?.end ?? -1);
    if (!guard) return statements;
    const { factory } = this.#ts;
    const rest = factory.createBlock(this.#guarded(statements.slice(index + 1)), true);
    return [...statements.slice(0, index + 1), factory.createTryStatement(rest, this.#handler(guard), undefined)];
  }

  #handler({ handles }: Guard): ts.CatchClause {
    const { factory } = this.#ts;
    const thrown = factory.createPropertyAccessExpression(factory.createIdentifier(this.#helper), 'thrown');
    const args = [this.#error, ...handles].map((name) => factory.createIdentifier(name));
    const rethrow = factory.createThrowStatement(factory.createCallExpression(thrown, undefined, args));
    return factory.createCatchClause(factory.createVariableDeclaration(this.#error), factory.createBlock([rethrow]));
  }
}
