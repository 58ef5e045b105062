import { createDecorator } from './decorator.js';
import type { TraceFunction } from './types.js';

/**
 * Records each call of a method as a trace: one run of an agent, with the spans inside it. Inside an active trace it is
 * an `AGENT` span of that one; `newTrace: true` opens a trace of its own that links to it.
 *
 * Stands where `span` can stand, in both dialects, and wraps plain functions: `trace(options, fn)`.
 *
 * @example
 * ```ts
 * import { trace } from 'filigree';
 *
 * class Agent {
 *   @trace({ tags: ['prod'] })
 *   async run(question: string) {
 *     return question.length;
 *   }
 * }
 * await new Agent().run('Why?');
 * ```
 */
export const trace = createDecorator('trace', '@trace', {}) as unknown as TraceFunction;
