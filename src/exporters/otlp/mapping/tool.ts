import { GEN_AI } from '../names/gen-ai.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import type { SpanRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';
import type { Covered } from './values.js';

/** A call of a tool: its name, arguments and result. */
export function writeTool({ attributes, json, openInference }: Mapping, { name, input, output }: SpanRecord): Covered {
  attributes.text(GEN_AI.TOOL_NAME, name);
  if (openInference) attributes.text(OPEN_INFERENCE.TOOL_NAME, name);
  if (input !== undefined) {
    const given = json.value(input);
    attributes.text(GEN_AI.TOOL_ARGUMENTS, given);
    if (openInference) attributes.text(OPEN_INFERENCE.TOOL_PARAMETERS, given);
  }
  if (output !== undefined) attributes.text(GEN_AI.TOOL_RESULT, typeof output === 'string' ? output : json.value(output));
  return { input: true, output: true };
}
