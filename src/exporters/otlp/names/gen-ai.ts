/**
 * The names of the GenAI semantic conventions that are written, of the version below (status: development). A table of our
 * own: the npm package of the conventions has them as deprecated since they moved to a repository of their own, and a new
 * version of it must not rename what a user's dashboards read.
 *
 * Source: open-telemetry/semantic-conventions-genai, state of August 2026 (after semantic-conventions 1.42.0).
 */
export const GEN_AI = {
  OPERATION: 'gen_ai.operation.name',
  PROVIDER: 'gen_ai.provider.name',
  CONVERSATION: 'gen_ai.conversation.id',
  REQUEST_MODEL: 'gen_ai.request.model',
  REQUEST_STREAM: 'gen_ai.request.stream',
  RESPONSE_ID: 'gen_ai.response.id',
  RESPONSE_MODEL: 'gen_ai.response.model',
  FINISH_REASONS: 'gen_ai.response.finish_reasons',
  /** Seconds. */
  TIME_TO_FIRST_CHUNK: 'gen_ai.response.time_to_first_chunk',
  INPUT_TOKENS: 'gen_ai.usage.input_tokens',
  OUTPUT_TOKENS: 'gen_ai.usage.output_tokens',
  CACHE_READ_TOKENS: 'gen_ai.usage.cache_read.input_tokens',
  CACHE_CREATION_TOKENS: 'gen_ai.usage.cache_creation.input_tokens',
  REASONING_TOKENS: 'gen_ai.usage.reasoning.output_tokens',
  INPUT_MESSAGES: 'gen_ai.input.messages',
  OUTPUT_MESSAGES: 'gen_ai.output.messages',
  SYSTEM_INSTRUCTIONS: 'gen_ai.system_instructions',
  TOOL_DEFINITIONS: 'gen_ai.tool.definitions',
  TOOL_NAME: 'gen_ai.tool.name',
  TOOL_ARGUMENTS: 'gen_ai.tool.call.arguments',
  TOOL_RESULT: 'gen_ai.tool.call.result',
  AGENT_NAME: 'gen_ai.agent.name',
  RETRIEVAL_QUERY: 'gen_ai.retrieval.query.text',
  RETRIEVAL_DOCUMENTS: 'gen_ai.retrieval.documents',
  EVALUATION_NAME: 'gen_ai.evaluation.name',
  EVALUATION_VALUE: 'gen_ai.evaluation.score.value',
  EVALUATION_LABEL: 'gen_ai.evaluation.score.label',
  EVALUATION_EXPLANATION: 'gen_ai.evaluation.explanation',
} as const;
