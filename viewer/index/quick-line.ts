import { tokensOf } from '../data/totals.js';
import { KINDS, STATUSES } from './codes.js';
import type { TokenUsage } from '../../src/types.js';
import type { Fields, RecordEvent } from './fields.js';
import type { Words } from './ids.js';
import type { Strings } from './strings.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

const EVENTS: readonly RecordEvent[] = ['span.end', 'span.start', 'trace.end', 'trace.start'];

const FIELDS = ['event', 'traceId', 'spanId', 'parentSpanId', 'kind', 'name', 'status', 'statusReason', 'startTime', 'endTime', 'input', 'output', 'model',
  'tokenUsage', 'cost', 'completionStartTime', 'source', 'sessionId', 'userId', 'environment', 'tags'] as const;
type Field = (typeof FIELDS)[number];

/** An error has to be cut, which is not done here. */
const NOT_HERE = ['error'];

const UUID_BYTES = 36;

/**
 * Reads the line of a span or a trace without making a value of what the index does not keep: `JSON.parse` of the whole
 * line took three quarters of the time of indexing. Only what is written as filigree writes it is read; `false` leaves
 * the rest to the parser. That the line is intact has been tested before.
 */
export class QuickLine {
  readonly #strings: Strings;
  readonly #known: ReadonlyMap<number, Field | 'refused'>;
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(strings: Strings) {
    this.#strings = strings;
    const refused = NOT_HERE.map((name) => [keyHash(Buffer.from(name), 0, name.length), 'refused'] as const);
    this.#known = new Map([...FIELDS.map((name) => [keyHash(Buffer.from(name), 0, name.length), name] as const), ...refused]);
  }

  read(line: Buffer, into: Fields): boolean {
    into.clear();
    this.#bytes = line;
    this.#at = 1;
    let found = 0;
    while (line[this.#at] === QUOTE) {
      const field = this.#known.get(this.#key());
      const bit = this.#field(field, into);
      if (bit === REFUSED) return false;
      found |= bit;
      if (line[this.#at] === CLOSE_BRACE) return this.#at === line.length - 1 && isWhole(into.event, found);
      this.#at += 1;
    }
    return false;
  }

  /** Moves behind the colon; the hash of the key. */
  #key(): number {
    const start = this.#at + 1;
    let end = start;
    while (this.#bytes[end] !== QUOTE && end < this.#bytes.length) end += 1;
    this.#at = end + 2;
    return this.#bytes[end + 1] === COLON ? keyHash(this.#bytes, start, end) : 0;
  }

  #field(field: Field | 'refused' | undefined, into: Fields): number {
    switch (field) {
      case undefined:
        return this.#skip();
      case 'event':
        return this.#event(into);
      case 'traceId':
        return this.#id(into.traceId, HAS.TRACE_ID);
      case 'spanId':
        return this.#id(into.spanId, HAS.SPAN_ID);
      case 'parentSpanId':
        into.hasParent = true;
        return this.#id(into.parentId, 0);
      case 'kind':
        return this.#code(KINDS, (code) => (into.kind = code), HAS.KIND);
      case 'status':
        return this.#code(STATUSES, (code) => (into.status = code), HAS.STATUS);
      case 'startTime':
        return this.#number((value) => (into.startTime = value), HAS.START);
      case 'endTime':
        return this.#number((value) => (into.endTime = value), HAS.END);
      case 'completionStartTime':
        return this.#number((value) => (into.firstToken = value), 0);
      case 'input':
        into.input = true;
        return this.#skip();
      case 'output':
        into.output = true;
        return this.#skip();
      default:
        return this.#other(field, into);
    }
  }

  #other(field: Field | 'refused', into: Fields): number {
    switch (field) {
      case 'name':
        return this.#text((text) => (into.name = text), HAS.NAME);
      case 'model':
        return this.#text((text) => (into.model = text), 0);
      case 'statusReason':
        return this.#text((text) => (into.reason = text), 0);
      case 'sessionId':
        return this.#text((text) => (into.session = text), 0);
      case 'userId':
        return this.#text((text) => (into.user = text), 0);
      case 'environment':
        return this.#text((text) => (into.environment = text), 0);
      case 'source':
        return this.#raw(OPEN_BRACE, (json) => (into.source = json));
      case 'tags':
        return this.#raw(OPEN_BRACKET, (json) => (into.tags = json));
      case 'tokenUsage':
        return this.#usage(into);
      case 'cost':
        return this.#cost(into);
      default:
        return REFUSED;
    }
  }

  #event(into: Fields): number {
    const code = this.#enumerated(EVENTS);
    if (code === -1) return REFUSED;
    into.event = EVENTS[code]!;
    return HAS.EVENT;
  }

  #code(list: readonly string[], set: (code: number) => void, bit: number): number {
    const code = this.#enumerated(list);
    if (code === -1) return REFUSED;
    set(code);
    return bit;
  }

  /** Which of a few texts stands here. */
  #enumerated(list: readonly string[]): number {
    const start = this.#at + 1;
    if (this.#skip() === REFUSED) return -1;
    const length = this.#at - 1 - start;
    for (let i = 0; i < list.length; i++) {
      const text = list[i]!;
      if (text.length === length && equals(this.#bytes, start, text)) return i;
    }
    return -1;
  }

  #id(into: Words, bit: number): number {
    const start = this.#at + 1;
    if (this.#bytes[this.#at] !== QUOTE || this.#bytes[start + UUID_BYTES] !== QUOTE) return REFUSED;
    this.#at = start + UUID_BYTES + 1;
    return uuidWords(this.#bytes, start, into) ? bit : REFUSED;
  }

  #number(set: (value: number) => void, bit: number): number {
    let value = 0;
    const start = this.#at;
    for (let code = this.#bytes[this.#at]!; code >= 0x30 && code <= 0x39; code = this.#bytes[++this.#at]!) value = value * 10 + code - 0x30;
    const next = this.#bytes[this.#at];
    if (this.#at === start || this.#at - start > 16 || (next !== COMMA && next !== CLOSE_BRACE)) return REFUSED;
    set(value);
    return bit;
  }

  #text(set: (text: number) => void, bit: number): number {
    const start = this.#at + 1;
    if (this.#bytes[this.#at] !== QUOTE || this.#skip() === REFUSED) return REFUSED;
    set(this.#strings.numberOf(this.#bytes, start, this.#at - 1, true));
    return bit;
  }

  #raw(first: number, set: (json: number) => void): number {
    const start = this.#at;
    if (this.#bytes[start] !== first || this.#skip() === REFUSED) return REFUSED;
    set(this.#at - start === 2 ? 0 : this.#strings.numberOf(this.#bytes, start, this.#at, false));
    return 0;
  }

  #usage(into: Fields): number {
    const usage = this.#object() as TokenUsage | undefined;
    if (usage === undefined) return REFUSED;
    into.promptTokens = usage.promptTokens ?? 0;
    into.completionTokens = usage.completionTokens ?? 0;
    into.tokens = tokensOf(usage);
    return 0;
  }

  #cost(into: Fields): number {
    const cost = this.#object();
    if (cost === undefined) return REFUSED;
    into.cost = cost.total ?? Number.NaN;
    return 0;
  }

  /** An object of numbers. */
  #object(): Record<string, number> | undefined {
    const start = this.#at;
    if (this.#bytes[start] !== OPEN_BRACE || this.#skip() === REFUSED) return undefined;
    const value = JSON.parse(this.#bytes.toString('utf8', start, this.#at)) as Record<string, number>;
    return Object.values(value).every((number) => typeof number === 'number') ? value : undefined;
  }

  #skip(): number {
    this.#at = behindValue(this.#bytes, this.#at);
    return this.#at > 0 ? 0 : REFUSED;
  }
}

/** Which fields were found. */
const HAS = { EVENT: 1, TRACE_ID: 2, SPAN_ID: 4, KIND: 8, NAME: 16, STATUS: 32, START: 64, END: 128 } as const;
const REFUSED = -1;
const OF_TRACE = HAS.EVENT | HAS.TRACE_ID | HAS.NAME | HAS.STATUS | HAS.START;
const OF_SPAN = OF_TRACE | HAS.SPAN_ID | HAS.KIND;

function isWhole(event: RecordEvent, found: number): boolean {
  const needed = (event.startsWith('span') ? OF_SPAN : OF_TRACE) | (event.endsWith('.end') ? HAS.END : 0);
  return (found & needed) === needed;
}

/** Where the value of JSON that begins at `at` ends; 0 if it does not end. */
export function behindValue(bytes: Buffer, at: number): number {
  const first = bytes[at];
  if (first === QUOTE) return behindString(bytes, at);
  if (first === OPEN_BRACE || first === OPEN_BRACKET) return behindNested(bytes, at);
  let end = at;
  for (let code = bytes[end]; code !== COMMA && code !== CLOSE_BRACE && code !== CLOSE_BRACKET; code = bytes[++end]) if (code === undefined) return 0;
  return end;
}

function behindString(bytes: Buffer, at: number): number {
  for (let i = at + 1; i < bytes.length; i++) {
    const code = bytes[i];
    if (code === QUOTE) return i + 1;
    if (code === BACKSLASH) i += 1;
  }
  return 0;
}

function behindNested(bytes: Buffer, at: number): number {
  let depth = 0;
  for (let i = at; i < bytes.length; i++) {
    const code = bytes[i];
    if (code === QUOTE) {
      i = behindString(bytes, i) - 1;
      if (i < 0) return 0;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
    else if ((code === CLOSE_BRACE || code === CLOSE_BRACKET) && --depth === 0) return i + 1;
  }
  return 0;
}

/** The words of a UUID of lower case; `false` if it is none. */
export function uuidWords(bytes: Buffer, start: number, into: Words): boolean {
  let at = start;
  for (let word = 0; word < 4; word++) {
    let value = 0;
    for (let digits = 0; digits < 8; at++) {
      const code = bytes[at]!;
      if (at - start === 8 || at - start === 13 || at - start === 18 || at - start === 23) {
        if (code !== 0x2d) return false;
        continue;
      }
      const digit = code <= 0x39 ? code - 0x30 : code - 0x57;
      if (digit < 0 || digit > 15 || (code > 0x39 && code < 0x61)) return false;
      value = value * 16 + digit;
      digits += 1;
    }
    into[word] = value;
  }
  return true;
}

function keyHash(bytes: Buffer, start: number, end: number): number {
  let sum = 0x811c9dc5;
  for (let i = start; i < end; i++) sum = Math.imul(sum ^ bytes[i]!, 0x01000193);
  return sum;
}

function equals(bytes: Buffer, start: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[start + i] !== text.charCodeAt(i)) return false;
  return true;
}
