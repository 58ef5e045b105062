/**
 * Names of the GenAI conventions that were removed and that programs still send. Source: the change log of
 * open-telemetry/semantic-conventions (1.27 to 1.41), `model/gen-ai/deprecated`.
 */
export const FORMER = {
  SYSTEM: 'gen_ai.system',
  PROMPT: 'gen_ai.prompt',
  COMPLETION: 'gen_ai.completion',
  PROMPT_TOKENS: 'gen_ai.usage.prompt_tokens',
  COMPLETION_TOKENS: 'gen_ai.usage.completion_tokens',
  /** OpenLLMetry's, never in the conventions. */
  TOTAL_TOKENS: ['gen_ai.usage.total_tokens', 'llm.usage.total_tokens'],
  /** OpenLLMetry's. */
  CACHE_READ_TOKENS: 'gen_ai.usage.cache_read_input_tokens',
  CACHE_CREATION_TOKENS: 'gen_ai.usage.cache_creation_input_tokens',
  REASONING_TOKENS: 'gen_ai.usage.reasoning_tokens',
  SEED: 'gen_ai.openai.request.seed',
  PROMPT_EVENT: 'gen_ai.content.prompt',
  COMPLETION_EVENT: 'gen_ai.content.completion',
} as const;
