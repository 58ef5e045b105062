import { OPEN_INFERENCE } from '../names/open-inference.js';
import type { Mapping } from './mapping.js';

/** Whether input and output stand as a whole in attributes of the GenAI conventions already. */
export interface Covered {
  readonly input: boolean;
  readonly output: boolean;
}

export const NOTHING_COVERED: Covered = { input: false, output: false };

/**
 * Writes input and output as OpenInference has them, text as it is and anything else as JSON. No other convention has a
 * place for any value: without OpenInference they are left out only where they stand elsewhere.
 */
export function writeValues(mapping: Mapping, { input, output }: { readonly input?: unknown; readonly output?: unknown }, covered: Covered): void {
  const { INPUT, INPUT_TYPE, OUTPUT, OUTPUT_TYPE } = OPEN_INFERENCE;
  if (input !== undefined && (mapping.openInference || !covered.input)) writeValue(mapping, INPUT, INPUT_TYPE, input);
  if (output !== undefined && (mapping.openInference || !covered.output)) writeValue(mapping, OUTPUT, OUTPUT_TYPE, output);
}

function writeValue({ attributes, json }: Mapping, key: string, typeKey: string, value: unknown): void {
  const text = typeof value === 'string';
  attributes.text(key, text ? value : json.value(value));
  attributes.text(typeKey, text ? 'text/plain' : 'application/json');
}
