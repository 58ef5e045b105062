import { FILIGREE } from '../../../src/exporters/otlp/names/general.js';
import { GEN_AI } from '../../../src/exporters/otlp/names/gen-ai.js';
import { OPEN_INFERENCE } from '../../../src/exporters/otlp/names/open-inference.js';
import { TRACELOOP } from '../names/traceloop.js';
import { vercelKind } from './vercel-ai.js';
import type { SpanKind } from '../../../src/types.js';
import type { AttributeReader } from './attribute-reader.js';

type Kinds = Readonly<Record<string, SpanKind>>;

const OWN = ['AGENT', 'TOOL', 'LLM', 'RETRIEVER', 'CHAIN', 'EMBEDDING', 'RERANKER', 'GUARDRAIL', 'EVALUATOR', 'OTHER'] as const;
const BY_OWN: Kinds = Object.fromEntries(OWN.map((kind) => [kind, kind]));
const BY_OPEN_INFERENCE: Kinds = { ...BY_OWN, PROMPT: 'CHAIN' };

/** `gen_ai.operation.name`, those of no release yet included. */
const BY_OPERATION: Kinds = {
  chat: 'LLM',
  generate_content: 'LLM',
  text_completion: 'LLM',
  embeddings: 'EMBEDDING',
  retrieval: 'RETRIEVER',
  execute_tool: 'TOOL',
  create_agent: 'AGENT',
  invoke_agent: 'AGENT',
  invoke_workflow: 'CHAIN',
  plan: 'CHAIN',
};

const BY_TRACELOOP: Kinds = { workflow: 'CHAIN', task: 'CHAIN', agent: 'AGENT', tool: 'TOOL' };
const BY_REQUEST_TYPE: Kinds = { chat: 'LLM', completion: 'LLM', embedding: 'EMBEDDING', rerank: 'RERANKER' };
const BY_MCP_METHOD: Kinds = { 'tools/call': 'TOOL' };

const SOURCES: readonly (readonly [attribute: string, kinds: Kinds])[] = [
  [FILIGREE.KIND, BY_OWN],
  [OPEN_INFERENCE.KIND, BY_OPEN_INFERENCE],
  [TRACELOOP.KIND, BY_TRACELOOP],
  [GEN_AI.OPERATION, BY_OPERATION],
  [TRACELOOP.REQUEST_TYPE, BY_REQUEST_TYPE],
  ['mcp.method.name', BY_MCP_METHOD],
];

/** What a span without any of the above has only where it calls a model. */
const MODEL_CALLS = [GEN_AI.REQUEST_MODEL, GEN_AI.RESPONSE_MODEL, OPEN_INFERENCE.LLM_MODEL];

/** The kind that the attributes of a span say, the most particular convention first. The names stay for others to read. */
export function kindOf(attributes: AttributeReader, name: string): SpanKind {
  for (const [attribute, kinds] of SOURCES) {
    const said = attributes.peek(attribute);
    if (typeof said === 'string' && Object.hasOwn(kinds, said)) return kinds[said]!;
  }
  return vercelKind(attributes) ?? (MODEL_CALLS.some((model) => attributes.has(model)) ? 'LLM' : byName(name));
}

/** `execute_tool search` is what the GenAI conventions name a span; one may have nothing else of them. */
function byName(name: string): SpanKind {
  const operation = name.slice(0, name.indexOf(' '));
  return operation.includes('_') && Object.hasOwn(BY_OPERATION, operation) ? BY_OPERATION[operation]! : 'OTHER';
}
