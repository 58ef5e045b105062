import { OPEN_INFERENCE } from '../names/open-inference.js';
import type { Mapping } from './mapping.js';

/**
 * What stands as a whole in attributes of the GenAI conventions already: there, the text that a list of spans shows of it.
 * A prompt of many thousand words is not written once more.
 */
export interface Covered {
  readonly input?: string;
  readonly output?: string;
}

export const NOTHING_COVERED: Covered = {};

/**
 * Writes input and output as OpenInference has them, text as it is and anything else as JSON. No other convention has a
 * place for any value: without OpenInference they are left out only where they stand elsewhere.
 */
export function writeValues(mapping: Mapping, { input, output }: { readonly input?: unknown; readonly output?: unknown }, covered: Covered): void {
  const { INPUT, INPUT_TYPE, OUTPUT, OUTPUT_TYPE } = OPEN_INFERENCE;
  if (input !== undefined && (mapping.openInference || covered.input === undefined)) writeValue(mapping, INPUT, INPUT_TYPE, covered.input ?? input);
  if (output !== undefined && (mapping.openInference || covered.output === undefined)) writeValue(mapping, OUTPUT, OUTPUT_TYPE, covered.output ?? output);
}

function writeValue({ attributes, json }: Mapping, key: string, typeKey: string, value: unknown): void {
  const text = typeof value === 'string';
  attributes.text(key, text ? value : json.whole(value));
  attributes.text(typeKey, text ? 'text/plain' : 'application/json');
}
