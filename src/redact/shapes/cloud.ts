import { ALNUM, BASE64, DASH, DIGIT, DOT, EQUALS, isIn, isWordStart, runEnd, runStart, UPPER } from '../chars.js';
import type { Finder, Match } from '../match.js';

/** How far behind its id an AWS secret may stand. */
const AWS_GAP = 64;
const AWS_SECRET = 40;

/**
 * AWS access keys: 20 characters from `AKIA` or `ASIA` on (IAM, "unique identifiers"). The secret that belongs to it has
 * 40 characters of base64 and no shape; where one follows within a line or so, both go.
 */
export const awsKey: Finder = { pairs: ['AK', 'AS'], find: findAwsKey };

function findAwsKey(text: string, start: number, open: boolean): Match | undefined {
  if (!text.startsWith('IA', start + 2) || !isWordStart(text, start)) return undefined;
  const end = runEnd(text, start + 4, UPPER | DIGIT, start + 20);
  if (open && end === text.length) return { start, end, rule: 'aws-key' };
  if (end !== start + 20 || isIn(text, end, ALNUM)) return undefined;
  return { start, end: awsSecretEnd(text, end) ?? end, rule: 'aws-key', complete: true };
}

function awsSecretEnd(text: string, from: number): number | undefined {
  const to = Math.min(text.length, from + AWS_GAP);
  for (let at = from; at < to; at++) {
    const end = runEnd(text, at, BASE64 | EQUALS, at + AWS_SECRET + 1);
    if (end - at === AWS_SECRET) return end;
    at = end;
  }
  return undefined;
}

/** Client secrets of Microsoft Entra ID: three characters, a digit, `Q~` and 31 to 34 more. */
export const azureSecret: Finder = {
  pairs: ['Q~'],
  find(text, at) {
    const start = at - 4;
    const end = runEnd(text, at + 2, ALNUM | DASH | DOT, at + 2 + 34);
    const secret = start >= 0 && isIn(text, at - 1, DIGIT) && runStart(text, at, ALNUM | DASH | DOT, start) === start && end - at >= 33;
    return secret ? { start, end, rule: 'azure-secret' } : undefined;
  },
};
