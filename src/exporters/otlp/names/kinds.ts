import { OTLP_KIND } from '../request-writer.js';
import type { OtlpKind } from '../request-writer.js';
import type { SpanKind } from '../../../types.js';

/** What a kind of ours is called in the conventions. */
export interface KindNames {
  /** `gen_ai.operation.name`, which also begins the name of the span; none where the conventions know no operation. */
  readonly operation?: string;
  readonly openInference: string;
  readonly otlp: OtlpKind;
}

const { CLIENT, INTERNAL } = OTLP_KIND;

/**
 * Kinds of the protocol as the GenAI conventions have them: a call to a model or a retrieval goes to another service.
 * OpenInference demands a kind, and has CHAIN for glue code.
 */
export const KINDS: Readonly<Record<SpanKind, KindNames>> = {
  LLM: { operation: 'chat', openInference: 'LLM', otlp: CLIENT },
  EMBEDDING: { operation: 'embeddings', openInference: 'EMBEDDING', otlp: CLIENT },
  RETRIEVER: { operation: 'retrieval', openInference: 'RETRIEVER', otlp: CLIENT },
  TOOL: { operation: 'execute_tool', openInference: 'TOOL', otlp: INTERNAL },
  AGENT: { operation: 'invoke_agent', openInference: 'AGENT', otlp: INTERNAL },
  RERANKER: { openInference: 'RERANKER', otlp: INTERNAL },
  GUARDRAIL: { openInference: 'GUARDRAIL', otlp: INTERNAL },
  EVALUATOR: { openInference: 'EVALUATOR', otlp: INTERNAL },
  CHAIN: { openInference: 'CHAIN', otlp: INTERNAL },
  OTHER: { openInference: 'CHAIN', otlp: INTERNAL },
};

/** Records of another version may have a kind that this one does not know. */
export function namesOf(kind: SpanKind): KindNames {
  return KINDS[kind] ?? KINDS.OTHER;
}
