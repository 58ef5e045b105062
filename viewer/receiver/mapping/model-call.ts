import { FILIGREE } from '../../../src/exporters/otlp/names/general.js';
import { GEN_AI } from '../../../src/exporters/otlp/names/gen-ai.js';
import { OPEN_INFERENCE } from '../../../src/exporters/otlp/names/open-inference.js';
import { FORMER } from '../names/former.js';
import { VERCEL_AI } from '../names/vercel-ai.js';
import { isVercelCall } from './vercel-ai.js';
import { isFields } from '../../../src/chat/chat.js';
import { parsed } from './json-text.js';
import type { Metadata } from '../../../src/types.js';
import type { AttributeReader } from './attribute-reader.js';

/** Parameters that the GenAI conventions have an attribute for, as providers call them. */
const PARAMETERS: readonly (readonly [attribute: string, name: string])[] = [
  ['gen_ai.request.temperature', 'temperature'],
  ['gen_ai.request.top_p', 'top_p'],
  ['gen_ai.request.top_k', 'top_k'],
  ['gen_ai.request.max_tokens', 'max_tokens'],
  ['gen_ai.request.seed', 'seed'],
  [FORMER.SEED, 'seed'],
  ['gen_ai.request.frequency_penalty', 'frequency_penalty'],
  ['gen_ai.request.presence_penalty', 'presence_penalty'],
  ['gen_ai.request.stop_sequences', 'stop'],
  ['gen_ai.request.choice.count', 'n'],
  ['gen_ai.request.stream', 'stream'],
  ['gen_ai.is_streaming', 'stream'],
  ['llm.is_streaming', 'stream'],
  ['gen_ai.request.encoding_formats', 'encoding_format'],
  ['gen_ai.embeddings.dimension.count', 'dimensions'],
];

/** The model that was asked for; else the one that answered. */
export function readModel(attributes: AttributeReader): string | undefined {
  const asked = attributes.text(GEN_AI.REQUEST_MODEL, OPEN_INFERENCE.LLM_MODEL, 'llm.request.model_name', OPEN_INFERENCE.EMBEDDING_MODEL, OPEN_INFERENCE.RERANKER_MODEL);
  if (asked !== undefined) return asked;
  const answered = attributes.peek(GEN_AI.RESPONSE_MODEL) ?? attributes.peek('llm.response.model_name');
  if (typeof answered === 'string') return answered;
  return isVercelCall(attributes) ? attributes.text(VERCEL_AI.MODEL) : modelOf(attributes);
}

/** OpenInference names no model where a call failed; the parameters still have it. */
function modelOf(attributes: AttributeReader): string | undefined {
  const given = parsed(attributes.peek(OPEN_INFERENCE.LLM_PARAMETERS));
  return isFields(given) && typeof given['model'] === 'string' ? given['model'] : undefined;
}

/** Parameters of a model call: all of them as JSON where a program sends that, and the attributes of the conventions. */
export function readParameters(attributes: AttributeReader): Metadata | undefined {
  const given = attributes.text(OPEN_INFERENCE.LLM_PARAMETERS, FILIGREE.PARAMETERS);
  const whole = parsed(given);
  const { model: _, ...parameters } = isFields(whole) ? whole : {};
  const named = PARAMETERS.flatMap(([attribute, name]) => {
    const value = attributes.value(attribute);
    return value === undefined || isFields(whole) ? [] : [[name, value] as const];
  });
  const all = { ...Object.fromEntries(named), ...parameters };
  return Object.keys(all).length === 0 ? undefined : all;
}
