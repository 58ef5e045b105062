import type { Function as FunctionNode } from '@babel/types';
import { boundNames } from '../patterns.js';
import { hoistedVars } from '../scope.js';
import { isClass } from '../members.js';
import { walk } from '../walk.js';

/** Why a body cannot go into an inner function and mean the same: expected, got, what to do. */
export function bodyObstacle(fn: FunctionNode): string | undefined {
  const again = redeclared(fn);
  if (again !== undefined) return `Expected a body that declares none of its parameters again, got \`var ${again}\`. Take the \`var\` away, or rename it.`;
  if (fn.generator && usesSuper(fn)) return 'Expected a generator without `super`, which only its own body can say. Move what uses it into another method.';
  return undefined;
}

/** In an inner function, `var a` would not be the parameter `a`. */
function redeclared(fn: FunctionNode): string | undefined {
  const parameters = new Set(fn.params.flatMap(boundNames));
  return hoistedVars(fn.body).find((name) => parameters.has(name));
}

function usesSuper(fn: FunctionNode): boolean {
  let found = false;
  walk(fn.body, (node) => {
    found ||= node.type === 'Super';
    return !isClass(node) && node.type !== 'ObjectMethod';
  });
  return found;
}
