import { ALNUM, BASE64, DASH, DIGIT, DOT, EQUALS, HEX_LETTER, hasAny, isIn, LOWER, runEnd, runStart, stopIndex, stopsAt, UPPER } from '../chars.js';
import type { KeyRules } from '../keys.js';
import type { Finder, Match } from '../match.js';

const NAME = ALNUM | DASH | DOT;
const MAX_NAME = 64;
/** Shortest value that is taken without quotes around it, or around its name. */
const MIN_BARE = 8;
const MIN_QUOTED = 6;
const LOOKED_AT = 64;
const COOKIE_END = stopsAt('\n\r"\'\\');

/** Pairs that end with `=` or `:`; what may stand before is a letter, a digit, a quote or a space. */
const PAIRS = [...`abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"' `].flatMap((char) => [`${char}=`, `${char}:`]);

/**
 * Values that stand behind a secret name in a text: JSON inside a string (`"password":"..."`, escaped or not, which is
 * how arguments of tools look), `NAME=value` of environments, queries and connection strings, `X-Api-Key: value`, and
 * source code. Where the name is not in quotes, the value has to look like a secret, because prose and types
 * (`password: string`) have colons too.
 */
export function assignments(keys: KeyRules): Finder {
  return { pairs: PAIRS, find: (text, at, open) => findAssignment(keys, text, at + 1, open) };
}

function findAssignment(keys: KeyRules, text: string, sign: number, open: boolean): Match | undefined {
  if (text[sign] !== '=' && text[sign] !== ':') return undefined;
  let nameEnd = text[sign - 1] === ' ' ? sign - 1 : sign;
  const quoted = text[nameEnd - 1] === '"' || text[nameEnd - 1] === "'";
  if (quoted) nameEnd -= text[nameEnd - 2] === '\\' ? 2 : 1;
  const nameStart = runStart(text, nameEnd, NAME, Math.max(0, nameEnd - MAX_NAME));
  if (nameEnd - nameStart < 2) return undefined;
  const rule = keys.ruleOf(text.slice(nameStart, nameEnd));
  return rule === undefined ? undefined : findValue(text, afterSpace(text, sign + 1), rule, quoted, open);
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < from + 3 && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

function findValue(text: string, from: number, rule: string, quotedName: boolean, open: boolean): Match | undefined {
  const quote = quoteAt(text, from);
  if (quote !== '') return quotedValue(text, from + quote.length, quote, rule, quotedName);
  if (rule === 'cookie') return cookieValue(text, from, open);
  return bareValue(text, rule === 'authorization' ? afterScheme(text, from) : from, rule, open);
}

function quoteAt(text: string, at: number): string {
  if (text[at] === '\\' && (text[at + 1] === '"' || text[at + 1] === "'")) return `\\${text[at + 1]!}`;
  return text[at] === '"' || text[at] === "'" || text[at] === '`' ? text[at]! : '';
}

/** Up to the same quote; each candidate has one of its own, so that no text is read more than once for each kind. */
function quotedValue(text: string, start: number, quote: string, rule: string, quotedName: boolean): Match | undefined {
  const end = quotedEnd(text, start, quote);
  // The log probabilities of an answer: `{"token":" Hello","logprob":-0.1}`.
  if (rule === 'token' && text.slice(end, end + 16).includes('logprob')) return undefined;
  const looked = Math.min(end, start + LOOKED_AT);
  const secret = quotedName ? end > start : end - start >= MIN_QUOTED && hasAny(text, start, looked, DIGIT) && !hasSpace(text, start, looked);
  return secret ? { start, end, rule } : undefined;
}

function quotedEnd(text: string, start: number, quote: string): number {
  let end = text.indexOf(quote, start);
  while (end > start && quote.length === 1 && text[end - 1] === '\\') end = text.indexOf(quote, end + 1);
  return end < 0 ? text.length : end;
}

function hasSpace(text: string, from: number, to: number): boolean {
  return /\s/.test(text.slice(from, to));
}

/** `name=value; name=value` up to the end of the line or of the quotes around it. */
function cookieValue(text: string, start: number, open: boolean): Match | undefined {
  const nameEnd = runEnd(text, start, ALNUM | DASH | DOT, start + MAX_NAME);
  if (text[nameEnd] !== '=' && !(open && nameEnd === text.length)) return undefined;
  return { start, end: stopIndex(text, nameEnd, COOKIE_END), rule: 'cookie' };
}

/** `Authorization: Token abc123`: the word before the credentials stays. */
function afterScheme(text: string, from: number): number {
  const end = runEnd(text, from, UPPER | LOWER | DASH, from + MAX_NAME);
  return end > from && text[end] === ' ' ? end + 1 : from;
}

function bareValue(text: string, start: number, rule: string, open: boolean): Match | undefined {
  const runs = runEnd(text, start, BASE64 | DOT);
  const end = runEnd(text, runs, EQUALS, runs + 2);
  if (open && end === text.length && end > start) return { start, end, rule };
  if (end - start < MIN_BARE || text[end] === '(' || !looksRandom(text, start, Math.min(end, start + LOOKED_AT))) return undefined;
  return { start, end, rule };
}

function looksRandom(text: string, from: number, to: number): boolean {
  return hasAny(text, from, to, DIGIT) && hasAny(text, from, to, UPPER | LOWER | HEX_LETTER) && isIn(text, from, ALNUM | DASH);
}
