import { VERCEL_AI } from '../names/vercel-ai.js';
import type { SpanKind } from '../../../src/types.js';
import type { AttributeReader } from './attribute-reader.js';

/** Kinds of whole runs; what stands in one of them is told apart by its last part. */
const RUNS: Readonly<Record<string, SpanKind>> = { 'ai.generateText': 'AGENT', 'ai.streamText': 'AGENT', 'ai.toolCall': 'TOOL' };
const CALLS: Readonly<Record<string, SpanKind>> = { doGenerate: 'LLM', doStream: 'LLM', doEmbed: 'EMBEDDING', doRerank: 'RERANKER' };

/** The kind of a span of Vercel's AI SDK; `undefined` for any other. */
export function vercelKind(attributes: AttributeReader): SpanKind | undefined {
  const operation = attributes.peek(VERCEL_AI.OPERATION);
  if (typeof operation !== 'string') return undefined;
  return CALLS[operation.slice(operation.lastIndexOf('.') + 1)] ?? RUNS[operation] ?? 'CHAIN';
}

/** Whether a span is one call to a model. A run repeats model and tokens of the calls in it, which count once. */
export function isVercelCall(attributes: AttributeReader): boolean {
  const operation = attributes.peek(VERCEL_AI.OPERATION);
  return typeof operation === 'string' && /\.do[A-Z]/.test(operation);
}
