/** A provider's name of a count or a parameter without its spelling: `max_tokens` and `maxTokens` are the same. */
export function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
