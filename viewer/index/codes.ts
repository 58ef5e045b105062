import type { SpanKind } from '../../src/types.js';
import { VIEW_STATUSES } from '../data/status.js';

/** Kinds and statuses are numbers in the index: their places in these lists. What is not in them is none of ours. */
export const KINDS: readonly SpanKind[] = ['AGENT', 'TOOL', 'LLM', 'RETRIEVER', 'CHAIN', 'EMBEDDING', 'RERANKER', 'GUARDRAIL', 'EVALUATOR', 'OTHER'];

export const STATUSES = VIEW_STATUSES;

export const INTERRUPTED = STATUSES.indexOf('INTERRUPTED');
export const ERROR = STATUSES.indexOf('ERROR');
export const RUNNING = STATUSES.indexOf('RUNNING');

export const OTHER_KIND = KINDS.indexOf('OTHER');

/** Bits of `flags` of spans and traces. */
export const FLAG = {
  /** Its end was read. */
  ENDED: 1,
  INPUT: 2,
  OUTPUT: 4,
  /** Of a trace: its own record was read, and not only its spans'. */
  OWN: 8,
  /** Its file is gone. */
  REMOVED: 16,
  /** Of a span: it names a parent. */
  PARENT: 32,
} as const;

/** Stands for none where 0 is a value. */
export const NONE = 0xffffffff;
