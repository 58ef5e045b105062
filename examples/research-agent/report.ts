import type { Answer } from './agent.js';
import type { Example } from './find-example.js';
import { claimsOf } from './passages.js';
import type { Review } from './reviewer.js';

/** Of an example: enough to recognize it, the section has the rest. */
const MAX_LINES = 12;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function reviewed({ verdicts, grounded }: Review): string[] {
  const doubts = verdicts.filter((verdict) => !verdict.supported).map((verdict) => `  not supported: ${verdict.claim}`);
  return [`  reviewed: ${percent(grounded)} of the statements are supported`, ...doubts];
}

function exampleLines(example: Example | null): string[] {
  if (example === null) return [];
  const lines = example.code.split('\n').map((line) => `    ${line}`);
  return [`  example, from ${example.section}:`, ...lines.slice(0, MAX_LINES), ...(lines.length > MAX_LINES ? ['    ...'] : [])];
}

/** An answer for the terminal: the text, the places it comes from, what the reviewer says, an example if there is one. */
export function report({ question, text, passages, review, example }: Answer): string {
  const cited = new Set(claimsOf(text).map((claim) => claim.source));
  const sources = passages
    .filter(({ number }) => cited.has(number))
    .map(({ number, section }) => `  [${number}] ${section.file}:${section.line}  ${section.heading}`);
  const verdict = sources.length > 0 ? reviewed(review) : ['  reviewed: no statement names a passage'];
  return [`Q: ${question}`, `A: ${text}`, ...sources, ...verdict, ...exampleLines(example), ''].join('\n');
}
