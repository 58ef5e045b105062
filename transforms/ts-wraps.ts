import type ts from 'typescript';
import type { BodyWrap, RecordedBody, Reentry } from './body-wrap.js';
import type { ParameterValue } from './functions/values.js';
import type { FunctionWithBody } from './ts-functions.js';
import { siteCall } from './ts-site.js';

/** Puts a function's body into an inner function that the run time calls. */
export class WrappedBody {
  readonly #ts: typeof ts;
  readonly #factory: ts.NodeFactory;
  readonly #helper: string;

  constructor(compiler: typeof ts, helper: string) {
    this.#ts = compiler;
    this.#factory = compiler.factory;
    this.#helper = helper;
  }

  bodyOf(fn: FunctionWithBody, wrap: BodyWrap): ts.ConciseBody {
    const { body } = fn;
    if (wrap.recorded?.reentry) return this.#reentrant(fn, wrap, wrap.recorded, wrap.recorded.reentry);
    if (!this.#ts.isBlock(body!)) return this.#call(wrap, this.#arrow(body!, wrap.async));
    const directives = directivesOf(body, wrap);
    const block = this.#factory.createBlock(body.statements.slice(directives.length), true);
    const result = wrap.generator ? this.#delegation(block, wrap) : this.#call(wrap, this.#arrow(block, wrap.async));
    return this.#factory.updateBlock(body, [...directives, this.#factory.createReturnStatement(result)]);
  }

  #reentrant(fn: FunctionWithBody, wrap: BodyWrap, recorded: RecordedBody, { arrow }: Reentry): ts.ConciseBody {
    const body = fn.body!;
    const slot = this.#factory.createParenthesizedExpression(this.#slot(recorded, 'reentrant'));
    const outside = this.#factory.createPropertyAccessExpression(slot, 'outside');
    const record = this.#factory.createPropertyAccessExpression(this.#factory.createIdentifier(recorded.slot), 'record');
    const own = arrow ? [] : [this.#factory.createThis()];
    const call = this.#factory.createCallExpression(record, undefined, [this.#values(recorded), this.#reference(fn), ...own]);
    if (!this.#ts.isBlock(body)) return this.#factory.createConditionalExpression(outside, undefined, call, undefined, body);
    const directives = directivesOf(body, wrap);
    const first = this.#factory.createIfStatement(outside, this.#factory.createReturnStatement(call));
    return this.#factory.updateBlock(body, [...directives, first, ...body.statements.slice(directives.length)]);
  }

  /** The function by its name. With the name's own node TypeScript knows what it is, which in CommonJS may be `exports.name`. */
  #reference(fn: FunctionWithBody): ts.Expression {
    let node: ts.Node = this.#ts.getOriginalNode(fn);
    while (!(node as ts.NamedDeclaration).name) node = node.parent;
    const name = (node as ts.NamedDeclaration).name as ts.Identifier;
    return this.#ts.setOriginalNode(this.#factory.createIdentifier(name.text), name);
  }

  #delegation(block: ts.Block, wrap: BodyWrap): ts.Expression {
    const { SyntaxKind } = this.#ts;
    const star = this.#factory.createToken(SyntaxKind.AsteriskToken);
    const generator = this.#factory.createFunctionExpression(this.#modifiers(wrap.async), star, undefined, undefined, [], undefined, block);
    const apply = this.#factory.createPropertyAccessExpression(this.#factory.createParenthesizedExpression(generator), 'apply');
    const args = [this.#factory.createThis(), this.#factory.createIdentifier('arguments')];
    const started = this.#factory.createCallExpression(apply, undefined, args);
    return this.#factory.createYieldExpression(star, this.#call(wrap, this.#arrow(started, false)));
  }

  #call({ recorded }: BodyWrap, inner: ts.Expression): ts.Expression {
    if (!recorded) return this.#factory.createCallExpression(this.#runtime('isolated'), undefined, [inner]);
    const slot = this.#factory.createParenthesizedExpression(this.#slot(recorded, 'annotated'));
    return this.#factory.createCallExpression(slot, undefined, [this.#values(recorded), inner]);
  }

  #slot({ slot, site, what, kind }: RecordedBody, maker: string): ts.Expression {
    const words = [what, ...(kind === undefined ? [] : [kind])].map((word) => this.#factory.createStringLiteral(word));
    const made = this.#factory.createCallExpression(this.#runtime(maker), undefined, [siteCall(this.#ts, site, this.#helper), ...words]);
    const { QuestionQuestionEqualsToken } = this.#ts.SyntaxKind;
    return this.#factory.createBinaryExpression(this.#factory.createIdentifier(slot), QuestionQuestionEqualsToken, made);
  }

  #values({ values }: RecordedBody): ts.Expression {
    return this.#factory.createArrayLiteralExpression(values.map((value) => this.#value(value)));
  }

  #value(value: ParameterValue): ts.Expression {
    if (value.form === 'name') return this.#factory.createIdentifier(value.name);
    if (value.form === 'rest') return this.#factory.createSpreadElement(this.#factory.createIdentifier(value.name));
    return this.#factory.createObjectLiteralExpression(value.names.map((name) => this.#factory.createShorthandPropertyAssignment(name)));
  }

  #arrow(body: ts.ConciseBody, async: boolean): ts.Expression {
    return this.#factory.createArrowFunction(this.#modifiers(async), undefined, [], undefined, undefined, body);
  }

  #modifiers(async: boolean): ts.ModifierToken<ts.SyntaxKind.AsyncKeyword>[] | undefined {
    return async ? [this.#factory.createToken(this.#ts.SyntaxKind.AsyncKeyword)] : undefined;
  }

  #runtime(name: string): ts.Expression {
    return this.#factory.createPropertyAccessExpression(this.#factory.createIdentifier(this.#helper), name);
  }
}

function directivesOf({ statements }: ts.Block, { start }: BodyWrap): ts.Statement[] {
  return statements.filter(({ pos, end }) => pos >= 0 && end <= start);
}
