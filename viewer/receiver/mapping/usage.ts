import { FILIGREE } from '../../../src/exporters/otlp/names/general.js';
import { GEN_AI } from '../../../src/exporters/otlp/names/gen-ai.js';
import { OPEN_INFERENCE } from '../../../src/exporters/otlp/names/open-inference.js';
import { FORMER } from '../names/former.js';
import { VERCEL_AI } from '../names/vercel-ai.js';
import { isVercelCall } from './vercel-ai.js';
import type { Cost, TokenUsage } from '../../../src/types.js';
import type { AttributeReader } from './attribute-reader.js';

const COUNTS: Readonly<Record<string, readonly string[]>> = {
  promptTokens: [GEN_AI.INPUT_TOKENS, OPEN_INFERENCE.PROMPT_TOKENS, FORMER.PROMPT_TOKENS],
  completionTokens: [GEN_AI.OUTPUT_TOKENS, OPEN_INFERENCE.COMPLETION_TOKENS, FORMER.COMPLETION_TOKENS],
  cacheReadTokens: [GEN_AI.CACHE_READ_TOKENS, OPEN_INFERENCE.CACHE_READ_TOKENS, FORMER.CACHE_READ_TOKENS],
  cacheWriteTokens: [GEN_AI.CACHE_CREATION_TOKENS, OPEN_INFERENCE.CACHE_WRITE_TOKENS, FORMER.CACHE_CREATION_TOKENS],
  reasoningTokens: [GEN_AI.REASONING_TOKENS, OPEN_INFERENCE.REASONING_TOKENS, FORMER.REASONING_TOKENS],
  audioInputTokens: [OPEN_INFERENCE.PROMPT_AUDIO_TOKENS],
  audioOutputTokens: [OPEN_INFERENCE.COMPLETION_AUDIO_TOKENS],
  totalTokens: [OPEN_INFERENCE.TOTAL_TOKENS, ...FORMER.TOTAL_TOKENS],
};

/** Where a run of Vercel's AI SDK has them too, they are those of its calls. */
const VERCEL_COUNTS: Readonly<Record<string, readonly string[]>> = {
  promptTokens: VERCEL_AI.PROMPT_TOKENS,
  completionTokens: VERCEL_AI.COMPLETION_TOKENS,
  cacheReadTokens: [VERCEL_AI.CACHE_READ_TOKENS],
  reasoningTokens: [VERCEL_AI.REASONING_TOKENS],
  totalTokens: [VERCEL_AI.TOTAL_TOKENS],
};

/** Counts of tokens. A total that is only the sum of both says nothing new. */
export function readUsage(attributes: AttributeReader): TokenUsage | undefined {
  const usage: TokenUsage = {};
  const isCall = isVercelCall(attributes);
  for (const [name, attributesOf] of Object.entries(COUNTS)) {
    const count = attributes.number(...attributesOf, ...((isCall && VERCEL_COUNTS[name]) || []));
    if (count !== undefined) usage[name] = count;
  }
  if (usage['totalTokens'] === (usage.promptTokens ?? 0) + (usage.completionTokens ?? 0)) delete usage['totalTokens'];
  addNumbers(usage, attributes.under(FILIGREE.USAGE));
  return Object.keys(usage).length === 0 ? undefined : usage;
}

const OPEN_INFERENCE_COST = 'llm.cost.';

/** What a call cost, in the parts that the program tells: OpenInference's own names, and those of filigree's. */
export function readCost(attributes: AttributeReader): Cost | undefined {
  const amounts: Record<string, number | undefined> = {};
  addNumbers(amounts, attributes.under(OPEN_INFERENCE_COST));
  addNumbers(amounts, attributes.under(FILIGREE.COST));
  if (Object.keys(amounts).length === 0) return undefined;
  const { completion = 0, prompt = 0, total = prompt + completion } = amounts;
  return { ...amounts, total };
}

function addNumbers(to: Record<string, number | undefined>, found: ReadonlyMap<string, unknown>): void {
  for (const [name, value] of found) if (typeof value === 'number' && Number.isFinite(value)) to[name] = value;
}
