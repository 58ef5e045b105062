import { GEN_AI } from '../names/gen-ai.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import { NOTHING_COVERED } from './values.js';
import type { SpanRecord } from '../../../types.js';
import type { Mapping } from './mapping.js';
import type { Covered } from './values.js';

/** A call of a tool: its name, arguments and result. */
export function writeTool(mapping: Mapping, { name, input, output }: SpanRecord): Covered {
  const { attributes, openInference } = mapping;
  attributes.text(GEN_AI.TOOL_NAME, name);
  if (openInference) attributes.text(OPEN_INFERENCE.TOOL_NAME, name);
  if (input !== undefined) attributes.text(GEN_AI.TOOL_ARGUMENTS, textOf(mapping, input));
  if (output !== undefined) attributes.text(GEN_AI.TOOL_RESULT, textOf(mapping, output));
  return openInference ? NOTHING_COVERED : ALL_COVERED;
}

const ALL_COVERED: Covered = { input: '', output: '' };

function textOf({ json }: Mapping, value: unknown): string {
  return typeof value === 'string' ? value : json.whole(value);
}
