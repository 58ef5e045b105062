import { FILIGREE } from '../names/general.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import { plainName } from './plain-name.js';
import type { Mapping } from './mapping.js';

type Type = 'integer' | 'double' | 'boolean' | 'texts';

/** Providers' names of parameters, in lower case and without `_`, and what `gen_ai.request.*` calls them. */
const PARAMETERS: ReadonlyMap<string, readonly [name: string, type: Type]> = new Map<string, [string, Type]>([
  ['temperature', ['gen_ai.request.temperature', 'double']],
  ['topp', ['gen_ai.request.top_p', 'double']],
  ['topk', ['gen_ai.request.top_k', 'double']],
  ['maxtokens', ['gen_ai.request.max_tokens', 'integer']],
  ['maxcompletiontokens', ['gen_ai.request.max_tokens', 'integer']],
  ['maxoutputtokens', ['gen_ai.request.max_tokens', 'integer']],
  ['seed', ['gen_ai.request.seed', 'integer']],
  ['frequencypenalty', ['gen_ai.request.frequency_penalty', 'double']],
  ['presencepenalty', ['gen_ai.request.presence_penalty', 'double']],
  ['stop', ['gen_ai.request.stop_sequences', 'texts']],
  ['stopsequences', ['gen_ai.request.stop_sequences', 'texts']],
  ['n', ['gen_ai.request.choice.count', 'integer']],
  ['candidatecount', ['gen_ai.request.choice.count', 'integer']],
  ['stream', ['gen_ai.request.stream', 'boolean']],
  ['encodingformat', ['gen_ai.request.encoding_formats', 'texts']],
  ['dimensions', ['gen_ai.embeddings.dimension.count', 'integer']],
]);

/** Writes parameters of a model call: those with a name in the GenAI conventions under it, and all of them as JSON. */
export function writeParameters({ attributes, json, openInference }: Mapping, parameters: object): void {
  const written = new Set<string>();
  for (const [name, value] of Object.entries(parameters)) {
    const known = PARAMETERS.get(plainName(name));
    if (known === undefined || written.has(known[0]) || !fits(value, known[1])) continue;
    write(attributes, known, value);
    written.add(known[0]);
  }
  attributes.text(openInference ? OPEN_INFERENCE.LLM_PARAMETERS : FILIGREE.PARAMETERS, json.value(parameters));
}

function write(attributes: Mapping['attributes'], [name, type]: readonly [string, Type], value: unknown): void {
  if (type === 'texts') attributes.texts(name, typeof value === 'string' ? [value] : (value as string[]));
  else if (type === 'double') attributes.double(name, value as number);
  else attributes.value(name, value);
}

function fits(value: unknown, type: Type | undefined): boolean {
  switch (type) {
    case 'double':
      return typeof value === 'number';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'texts':
      return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return false;
  }
}
