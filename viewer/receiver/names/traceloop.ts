/**
 * Names that OpenLLMetry writes beside those of the GenAI conventions. Source: traceloop/openllmetry,
 * packages/opentelemetry-semantic-conventions-ai (0.4 and 0.5).
 */
export const TRACELOOP = {
  /** `workflow`, `task`, `agent`, `tool`. */
  KIND: 'traceloop.span.kind',
  INPUT: 'traceloop.entity.input',
  OUTPUT: 'traceloop.entity.output',
  ASSOCIATION: 'traceloop.association.properties.',
  /** `chat`, `completion`, `embedding`, `rerank`. */
  REQUEST_TYPE: 'llm.request.type',
  FUNCTIONS: 'llm.request.functions.',
  /** One event a chunk of a streamed answer. */
  CHUNK_EVENTS: ['llm.content.completion.chunk', 'gen_ai.content.completion.chunk'],
} as const;
