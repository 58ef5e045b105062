import type { Detector } from './detector.js';
import type { KeyRules } from './keys.js';
import { marker, replaceMatches } from './match.js';
import { reachesEnd } from './seams.js';
import type { SplitMatches } from './split.js';

type Fields = Readonly<Record<string, unknown>>;
type Key = string | number;

/** Deeper values are no snapshots; a circular one ends here too. */
const MAX_DEPTH = 512;

/** Copies a snapshot as far as it has secrets; one instance a pass over a value. */
export class Walker {
  /** Containers of long texts that have a secret near their end. */
  readonly unfinished = new Set<object>();
  readonly #keys: KeyRules;
  readonly #detector: Detector;
  readonly #split: SplitMatches | undefined;
  #depth = 0;

  constructor(keys: KeyRules, detector: Detector, split?: SplitMatches) {
    this.#keys = keys;
    this.#detector = detector;
    this.#split = split;
  }

  /** The value itself where nothing in it was a secret. */
  walk(value: unknown, owner?: object, key: Key = ''): unknown {
    if (typeof value === 'string') return this.#text(value, owner, key);
    if (typeof value !== 'object' || value === null) return value;
    if (this.#depth === MAX_DEPTH) throw new RangeError(`a value is nested more than ${MAX_DEPTH} levels deep`);
    this.#depth += 1;
    const result = Array.isArray(value) ? this.#array(value, Array.isArray(owner)) : this.#object(value as Fields, key);
    this.#depth -= 1;
    return result;
  }

  #text(text: string, owner: object | undefined, key: Key): string {
    const matches = this.#detector.find(text);
    if (owner === undefined) return replaceMatches(text, matches);
    if (reachesEnd(text, matches)) this.unfinished.add(owner);
    const split = this.#split?.get(owner)?.get(key);
    return replaceMatches(text, split === undefined ? matches : [...matches, ...split]);
  }

  #array(source: readonly unknown[], inList: boolean): unknown {
    let copy: unknown[] | undefined;
    const rule = inList && source.length === 2 && typeof source[0] === 'string' ? this.#keys.ruleOf(source[0]) : undefined;
    for (let i = 0; i < source.length; i++) {
      const item = source[i];
      const result = rule !== undefined && i === 1 && isSecret(item, rule) ? marker(rule) : this.walk(item, source, i);
      if (result !== item) (copy ??= [...source])[i] = result;
    }
    return copy ?? source;
  }

  #object(source: Fields, key: Key): unknown {
    let entries: [string, unknown][] | undefined;
    const names = Object.keys(source);
    const valueRule = this.#ruleOfNamedValue(source);
    for (let i = 0; i < names.length; i++) {
      const name = names[i]!;
      const shown = replaceMatches(name, this.#detector.findInName(name));
      const result = this.#field(source, name, key, valueRule);
      if (shown !== name || result !== source[name]) (entries ??= Object.entries(source))[i] = [shown, result];
    }
    // Object.fromEntries defines properties: a key named `__proto__` stays one.
    return entries === undefined ? source : Object.fromEntries(withUniqueNames(entries, source));
  }

  #field(source: Fields, name: string, key: Key, valueRule: string | undefined): unknown {
    const value = source[name];
    const rule = this.#keys.ruleOf(name) ?? (name === 'value' ? valueRule : undefined);
    if (rule === undefined || !isSecret(value, rule) || isPieceOfText(source, rule) || isSchema(value, key)) return this.walk(value, source, name);
    return marker(rule);
  }

  /** `{ name: 'Authorization', value: '...' }`, as in HAR files and lists of environment variables. */
  #ruleOfNamedValue(source: Fields): string | undefined {
    if (source['value'] === undefined) return undefined;
    const name = source['name'] ?? source['key'];
    return typeof name === 'string' ? this.#keys.ruleOf(name) : undefined;
  }
}

/** Nothing can be hidden in `true`, `null` and empty text; a number under `token` is a position or an id of a vocabulary. */
function isSecret(value: unknown, rule: string): boolean {
  if (typeof value === 'number') return rule !== 'token';
  return typeof value === 'string' ? value !== '' : typeof value === 'object' && value !== null;
}

/** `{ token: ' Hello', logprob: -0.1 }`: log probabilities of an answer, not a secret. */
function isPieceOfText(source: Fields, rule: string): boolean {
  return rule === 'token' && 'logprob' in source;
}

/** The description of a parameter in the JSON schema of a tool: `properties: { password: { type: 'string' } }`. */
function isSchema(value: unknown, key: Key): boolean {
  return key === 'properties' && typeof value === 'object' && value !== null && ('type' in value || '$ref' in value || 'anyOf' in value || 'enum' in value);
}

/** Two keys that are the same once redacted both stay: the second gets a number. */
function withUniqueNames(entries: readonly [string, unknown][], source: Fields): [string, unknown][] {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  return entries.map(([name, value]) => {
    let unique = name;
    while (used.has(unique) || (unique !== name && Object.hasOwn(source, unique))) {
      const count = (counts.get(name) ?? 1) + 1;
      counts.set(name, count);
      unique = `${name} (${count})`;
    }
    used.add(unique);
    return [unique, value];
  });
}
