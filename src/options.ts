import { FiligreeError, show } from './errors.js';
import type { CheckedOptions } from './call-site.js';
import type { SpanKind } from './types.js';

/** All kinds, in the order in which docs list them. */
export const KINDS: readonly SpanKind[] = ['AGENT', 'TOOL', 'LLM', 'RETRIEVER', 'CHAIN', 'EMBEDDING', 'RERANKER', 'GUARDRAIL', 'EVALUATOR', 'OTHER'];

type Check = readonly [expected: string, test: (value: unknown) => boolean];

const isString = (value: unknown) => typeof value === 'string' && value !== '';
const isFunction = (value: unknown) => typeof value === 'function';
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isStrings = (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === 'string');

const COMMON: Record<string, Check> = {
  name: ['a string that is not empty', isString],
  metadata: ['an object', isObject],
  tags: ['an array of strings', isStrings],
  capture: ['true or false', isBoolean],
  skip: ['an array of parameter names', isStrings],
  input: ['a function that gets the arguments', isFunction],
  output: ['a function that gets the result', isFunction],
};

const SPAN: Record<string, Check> = {
  ...COMMON,
  kind: [`one of ${KINDS.map((kind) => `\`${kind}\``).join(', ')}`, (value) => KINDS.includes(value as SpanKind)],
  model: ['a string that is not empty', isString],
};

const TRACE: Record<string, Check> = {
  ...COMMON,
  sessionId: ['a string that is not empty', isString],
  userId: ['a string that is not empty', isString],
  newTrace: ['true or false', isBoolean],
};

/** Checks the options of a decorator or a wrapper; throws a `FiligreeError` that names the first bad one. */
export function checkOptions(where: 'span' | 'trace', options: object): CheckedOptions {
  const checks = where === 'span' ? SPAN : TRACE;
  for (const [name, value] of Object.entries(options)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) throw unknownOption(where, name, Object.keys(checks));
    if (value !== undefined && !check[1](value)) throw badOption(where, name, check[0], value);
  }
  return Object.freeze({ ...options });
}

function unknownOption(where: string, name: string, known: readonly string[]): FiligreeError {
  return new FiligreeError('FILIGREE_UNKNOWN_OPTION', `\`${where}\`: \`${name}\` is not an option; there are ${known.map((option) => `\`${option}\``).join(', ')}`);
}

function badOption(where: string, name: string, expected: string, got: unknown): FiligreeError {
  return new FiligreeError('FILIGREE_BAD_OPTION', `\`${where}\`: expected \`${name}\` to be ${expected}, got ${show(got)}`);
}
