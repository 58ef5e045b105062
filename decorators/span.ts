import { createDecorator } from './decorator.js';
import { skip } from './skip.js';
import type { Span } from './types.js';

/**
 * Records each call of a method as a span: its arguments by parameter name, its result, its error, its time. The same
 * function wraps plain functions: `span(options, fn)`.
 *
 * Works on methods, static and `#private` methods, getters, setters, `accessor`s, fields that hold a function, sync and
 * async generators, and on a class (then every public method of it), as a TC39 standard decorator and under
 * `experimentalDecorators`. Throws a `FiligreeError` when the class is defined if an option is unknown or of a wrong type.
 *
 * @example
 * ```ts
 * import { currentSpan, span } from 'filigree';
 *
 * class Agent {
 *   @span.llm({ model: 'gpt-5.4' })
 *   async answer(prompt: string) {
 *     currentSpan()?.setTokenUsage({ promptTokens: 12, completionTokens: 3 });
 *     return `You said: ${prompt}`;
 *   }
 * }
 * await new Agent().answer('hi');
 * ```
 */
export const span: Span = Object.assign(createDecorator('span', '@span', {}), {
  agent: createDecorator('span', '@span.agent', { kind: 'AGENT' }),
  tool: createDecorator('span', '@span.tool', { kind: 'TOOL' }),
  llm: createDecorator('span', '@span.llm', { kind: 'LLM' }),
  retriever: createDecorator('span', '@span.retriever', { kind: 'RETRIEVER' }),
  chain: createDecorator('span', '@span.chain', { kind: 'CHAIN' }),
  embedding: createDecorator('span', '@span.embedding', { kind: 'EMBEDDING' }),
  reranker: createDecorator('span', '@span.reranker', { kind: 'RERANKER' }),
  guardrail: createDecorator('span', '@span.guardrail', { kind: 'GUARDRAIL' }),
  evaluator: createDecorator('span', '@span.evaluator', { kind: 'EVALUATOR' }),
  skip,
}) as unknown as Span;
