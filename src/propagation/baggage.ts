import type { Propagated } from '../scope.js';

/** W3C Baggage: https://www.w3.org/TR/baggage/; its limits are 8,192 bytes and 64 entries. */
const MAX_BYTES = 8192;
const MAX_ENTRIES = 64;

/** Names of the OpenTelemetry conventions where there are some. */
const SESSION = 'session.id';
const USER = 'user.id';
const TAGS = 'filigree.tags';
const METADATA = 'filigree.metadata';

/** The `baggage` header; entries that would make it too long are left out, the freest first. */
export function formatBaggage({ sessionId, userId, tags, metadata }: Propagated): string {
  const entries = [
    [SESSION, sessionId],
    [USER, userId],
    [TAGS, tags?.length ? JSON.stringify(tags) : undefined],
    [METADATA, metadata && Object.keys(metadata).length > 0 ? JSON.stringify(metadata) : undefined],
  ] as const;
  let header = '';
  for (const [key, value] of entries) {
    if (value === undefined) continue;
    const longer = `${header}${header === '' ? '' : ','}${key}=${encodeURIComponent(value.toWellFormed())}`;
    if (longer.length <= MAX_BYTES) header = longer;
  }
  return header;
}

/** What a `baggage` header says of session, user, tags and metadata; entries of others and broken ones count for nothing. */
export function parseBaggage(header: string): Propagated {
  const entries = new Map(header.slice(0, MAX_BYTES).split(',').slice(0, MAX_ENTRIES).map(entryOf));
  return {
    sessionId: decode(entries.get(SESSION)),
    userId: decode(entries.get(USER)),
    tags: tagsOf(entries.get(TAGS)),
    metadata: objectOf(entries.get(METADATA)),
  };
}

function entryOf(text: string): [string, string] {
  const [pair = ''] = text.split(';');
  const at = pair.indexOf('=');
  return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

function tagsOf(text: string | undefined): readonly string[] | undefined {
  const value = parsed(text);
  return Array.isArray(value) && value.every((tag) => typeof tag === 'string') ? value : undefined;
}

function objectOf(text: string | undefined): Record<string, unknown> | undefined {
  const value = parsed(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(decode(text) ?? 'null');
  } catch {
    return undefined;
  }
}

function decode(text: string | undefined): string | undefined {
  try {
    return text === undefined || text === '' ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
