import type { BlockStatement, Function as FunctionNode } from '@babel/types';
import type { BodyWrap } from '../body-wrap.js';
import { endOf } from '../place.js';
import { skipBlank } from '../skip-blank.js';

/** Where a function's body begins and ends, and of what kind it is. */
export type BodyShape = Omit<BodyWrap, 'recorded'>;

export function bodyShape(fn: FunctionNode, code: string): BodyShape {
  const kind = { async: fn.async === true, generator: fn.generator === true };
  return fn.body.type === 'BlockStatement' ? { ...blockShape(fn.body, code), ...kind } : { ...expressionShape(fn, code), ...kind };
}

function blockShape(body: BlockStatement, code: string) {
  const open = body.start ?? 0;
  const directive = body.directives.at(-1);
  const start = directive ? endOf(directive) : open + 1;
  return { form: 'block', body: open, start, end: endOf(body) - 1, terminated: !directive || code[start - 1] === ';' } as const;
}

/** Parentheses around the expression are no part of its node, so the arrow is looked for in the text. */
function expressionShape(fn: FunctionNode, code: string) {
  const start = behindArrow(code, headEnd(fn));
  return { form: 'expression', body: start, start, end: endOf(fn), terminated: true } as const;
}

/** Behind the last part of the head that could hold an arrow of its own. */
function headEnd(fn: FunctionNode): number {
  const parts = [fn.typeParameters, ...fn.params, fn.returnType].filter((part) => part != null);
  return Math.max(fn.start ?? 0, ...parts.map(endOf));
}

function behindArrow(code: string, from: number): number {
  let at = skipBlank(code, from);
  while (!code.startsWith('=>', at)) at = skipBlank(code, at + 1);
  return at + 2;
}
