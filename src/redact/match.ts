/** A part of a text that is a secret. */
export interface Match {
  start: number;
  end: number;
  /** What found it; shown in its place as `[Redacted:<rule>]`. An empty rule leaves nothing: the rest of a secret that was split. */
  rule: string;
  /** Where the search goes on, if not at `end`: a password ends after the user name, which may be a token itself. */
  resume?: number;
  /** The secret has its documented length, so what comes after it is something else. */
  complete?: boolean;
}

/** Most texts have none. */
export const NO_MATCHES: readonly Match[] = [];

/** Looks for one kind of secret around a pair of characters that each secret of the kind has. */
export interface Finder {
  /** The pairs, two characters each. */
  pairs: readonly string[];
  /**
   * Called with the place of the pair. Its work has to be bounded by a constant, or by text that the next call does not
   * read again: a text of nothing but candidates must take linear time.
   * @param open The text was cut at its end: a secret that touches the end may be shorter than it should.
   */
  find(text: string, at: number, open: boolean): Match | undefined;
}

/** What stands in the place of a secret. */
export function marker(rule: string): string {
  return rule === '' ? '' : `[Redacted:${rule}]`;
}

/** The text with each match replaced; the text itself where there is none. */
export function replaceMatches(text: string, matches: readonly Match[]): string {
  if (matches.length === 0) return text;
  let result = '';
  let from = 0;
  for (const { start, end, rule } of merged(matches)) {
    result += text.slice(from, start) + marker(rule);
    from = end;
  }
  return result + text.slice(from);
}

/** The matches in order, those that overlap as one under the name of the first. */
function merged(matches: readonly Match[]): Match[] {
  const result: Match[] = [];
  for (const match of [...matches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last !== undefined && match.start < last.end) last.end = Math.max(last.end, match.end);
    else result.push({ ...match });
  }
  return result;
}
