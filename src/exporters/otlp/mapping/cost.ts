import { FILIGREE } from '../names/general.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import type { Cost } from '../../../types.js';
import type { Mapping } from './mapping.js';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['total', OPEN_INFERENCE.TOTAL_COST],
  ['prompt', OPEN_INFERENCE.PROMPT_COST],
  ['input', OPEN_INFERENCE.PROMPT_COST],
  ['completion', OPEN_INFERENCE.COMPLETION_COST],
  ['output', OPEN_INFERENCE.COMPLETION_COST],
]);

/** Writes what a call cost. The GenAI conventions have no name for it; ours are `filigree.cost.*`. */
export function writeCost({ attributes, openInference }: Mapping, cost: Cost): void {
  const written = new Set<string>();
  for (const name of Object.keys(cost)) {
    const amount = cost[name];
    const known = openInference ? NAMES.get(name) : undefined;
    if (amount === undefined || (known !== undefined && written.has(known))) continue;
    attributes.double(known ?? `${FILIGREE.COST}${name}`, amount);
    if (known !== undefined) written.add(known);
  }
}
