import { storableText } from './storable.js';
import type { TokenUsage } from '../../types.js';
import type { Notes } from './notes.js';

/** Names that PandaProbe's own SDKs give to counts; other counts keep theirs. */
const NAMES: Readonly<Record<string, string>> = {
  promptTokens: 'prompt_tokens',
  completionTokens: 'completion_tokens',
  totalTokens: 'total_tokens',
  reasoningTokens: 'reasoning_tokens',
  cacheReadTokens: 'cache_read_tokens',
  cacheCreationTokens: 'cache_creation_tokens',
};

/**
 * The two counts that the server adds up, as 32-bit integers, in every list of traces and sessions. A fraction, or a sum
 * past 2^31 - 1, makes those lists answer 500 for the whole project (seen on server 0.5.0), so each may be half of it.
 */
const SUMMED = ['prompt_tokens', 'completion_tokens'] as const;
const MOST = 2 ** 30 - 1;

/** Token counts as the server takes them; those that would break its sums are noted instead. */
export function tokenUsage(usage: TokenUsage, notes: Notes): Record<string, number> | undefined {
  const counts = new Map(Object.entries(usage).filter(([, count]) => Number.isFinite(count)).map(([name, count]) => [nameOf(name), count as number]));
  const unsafe = SUMMED.filter((name) => counts.has(name) && !isSummable(counts.get(name)!));
  if (unsafe.length > 0) notes.keep('tokenUsage', Object.fromEntries(unsafe.map((name) => [name, counts.get(name)])));
  for (const name of unsafe) counts.delete(name);
  if (counts.size === 0) return undefined;
  return { prompt_tokens: 0, completion_tokens: 0, ...Object.fromEntries(counts) };
}

function nameOf(name: string): string {
  return Object.hasOwn(NAMES, name) ? NAMES[name]! : storableText(name);
}

function isSummable(count: number): boolean {
  return Number.isInteger(count) && count >= 0 && count <= MOST;
}
