/**
 * Names that the AI SDK of Vercel writes, up to version 6, beside those of the GenAI conventions on calls to a model. Source:
 * vercel/ai, `packages/ai/src/telemetry` and https://ai-sdk.dev/docs/ai-sdk-core/telemetry; read off `ai` 5.0.
 */
export const VERCEL_AI = {
  /** `ai.generateText` is the whole run, `ai.generateText.doGenerate` one call to a model in it; `ai.toolCall`. */
  OPERATION: 'ai.operationId',
  MODEL: 'ai.model.id',
  PROVIDER: 'ai.model.provider',
  /** JSON of what the program gave: `{ system, prompt, messages }`. */
  PROMPT: 'ai.prompt',
  /** JSON of what the model was sent. */
  MESSAGES: 'ai.prompt.messages',
  /** A list of JSON texts. */
  TOOLS: 'ai.prompt.tools',
  TEXT: 'ai.response.text',
  REASONING: 'ai.response.reasoning',
  /** JSON, as is the next. */
  OBJECT: 'ai.response.object',
  TOOL_CALLS: 'ai.response.toolCalls',
  FINISH_REASON: 'ai.response.finishReason',
  TOOL_NAME: 'ai.toolCall.name',
  TOOL_ARGUMENTS: 'ai.toolCall.args',
  TOOL_RESULT: 'ai.toolCall.result',
  /** JSON texts, one or a list of them. */
  EMBEDDED: ['ai.values', 'ai.value'],
  EMBEDDINGS: ['ai.embeddings', 'ai.embedding'],
  /** The first of version 5 and before, the second of 6, the third where something is embedded. */
  PROMPT_TOKENS: ['ai.usage.promptTokens', 'ai.usage.inputTokens', 'ai.usage.tokens'],
  COMPLETION_TOKENS: ['ai.usage.completionTokens', 'ai.usage.outputTokens'],
  TOTAL_TOKENS: 'ai.usage.totalTokens',
  CACHE_READ_TOKENS: 'ai.usage.cachedInputTokens',
  REASONING_TOKENS: 'ai.usage.reasoningTokens',
  METADATA: 'ai.telemetry.metadata.',
  FIRST_CHUNK_MS: 'ai.response.msToFirstChunk',
} as const;
