import { FILIGREE } from '../names/general.js';
import { GEN_AI } from '../names/gen-ai.js';
import { OPEN_INFERENCE } from '../names/open-inference.js';
import { plainName } from './plain-name.js';
import type { TokenUsage } from '../../../types.js';
import type { Mapping } from './mapping.js';

interface CountNames {
  readonly genAi?: string;
  readonly openInference?: string;
}

const INPUT: CountNames = { genAi: GEN_AI.INPUT_TOKENS, openInference: OPEN_INFERENCE.PROMPT_TOKENS };
const OUTPUT: CountNames = { genAi: GEN_AI.OUTPUT_TOKENS, openInference: OPEN_INFERENCE.COMPLETION_TOKENS };
const TOTAL: CountNames = { openInference: OPEN_INFERENCE.TOTAL_TOKENS };
const CACHE_READ: CountNames = { genAi: GEN_AI.CACHE_READ_TOKENS, openInference: OPEN_INFERENCE.CACHE_READ_TOKENS };
const CACHE_WRITE: CountNames = { genAi: GEN_AI.CACHE_CREATION_TOKENS, openInference: OPEN_INFERENCE.CACHE_WRITE_TOKENS };
const REASONING: CountNames = { genAi: GEN_AI.REASONING_TOKENS, openInference: OPEN_INFERENCE.REASONING_TOKENS };
const AUDIO_INPUT: CountNames = { openInference: OPEN_INFERENCE.PROMPT_AUDIO_TOKENS };
const AUDIO_OUTPUT: CountNames = { openInference: OPEN_INFERENCE.COMPLETION_AUDIO_TOKENS };

/** Providers' own names of counts, in lower case and without `_`. */
const COUNTS: ReadonlyMap<string, CountNames> = new Map([
  ['prompttokens', INPUT],
  ['inputtokens', INPUT],
  ['completiontokens', OUTPUT],
  ['outputtokens', OUTPUT],
  ['totaltokens', TOTAL],
  ['cachedtokens', CACHE_READ],
  ['cachedinputtokens', CACHE_READ],
  ['cachereadtokens', CACHE_READ],
  ['cachereadinputtokens', CACHE_READ],
  ['cachewritetokens', CACHE_WRITE],
  ['cachecreationtokens', CACHE_WRITE],
  ['cachecreationinputtokens', CACHE_WRITE],
  ['reasoningtokens', REASONING],
  ['audioinputtokens', AUDIO_INPUT],
  ['audiooutputtokens', AUDIO_OUTPUT],
]);

/** Writes counts of tokens; one that no convention has a name for keeps its own, behind `filigree.usage.`. */
export function writeUsage(mapping: Mapping, usage: TokenUsage): void {
  const written = new Set<CountNames>();
  for (const name of Object.keys(usage)) {
    const count = usage[name];
    const names = COUNTS.get(plainName(name));
    if (count === undefined || (names !== undefined && written.has(names))) continue;
    writeCount(mapping, name, names, count);
    if (names !== undefined) written.add(names);
  }
  if (!written.has(TOTAL)) writeTotal(mapping, usage);
}

function writeCount({ attributes, openInference }: Mapping, name: string, names: CountNames | undefined, count: number): void {
  if (names?.genAi !== undefined) attributes.integer(names.genAi, count);
  if (names?.openInference !== undefined && openInference) attributes.integer(names.openInference, count);
  else if (names?.genAi === undefined) attributes.integer(`${FILIGREE.USAGE}${name}`, count);
}

/** OpenInference's readers show the total, and do not all add it up. */
function writeTotal({ attributes, openInference }: Mapping, { promptTokens, completionTokens }: TokenUsage): void {
  if (!openInference || promptTokens === undefined || completionTokens === undefined) return;
  attributes.integer(OPEN_INFERENCE.TOTAL_TOKENS, promptTokens + completionTokens);
}
