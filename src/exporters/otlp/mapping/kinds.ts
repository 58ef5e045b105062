import { writeAgent } from './agent.js';
import { writeEmbedding } from './embedding.js';
import { writeLlm } from './llm.js';
import { writeReranker } from './reranker.js';
import { writeRetriever } from './retriever.js';
import { writeTool } from './tool.js';
import { NOTHING_COVERED } from './values.js';
import type { SpanKind, SpanRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';
import type { Covered } from './values.js';

type KindWriter = (mapping: Mapping, span: SpanRecord) => Covered;

const WRITERS: Readonly<Partial<Record<SpanKind, KindWriter>>> = {
  LLM: writeLlm,
  TOOL: writeTool,
  AGENT: writeAgent,
  RETRIEVER: writeRetriever,
  EMBEDDING: writeEmbedding,
  RERANKER: writeReranker,
};

/** Writes what is particular to the kind of a span; says whether its input and output stand there as a whole. */
export function writeKind(mapping: Mapping, span: SpanRecord): Covered {
  return WRITERS[span.kind]?.(mapping, span) ?? NOTHING_COVERED;
}
