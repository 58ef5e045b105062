import type { Copy } from './copy.js';
import { isArray, objectKeys, quote } from './primordials.js';

/** A snapshot as one line of text: a string as it is, everything else as JSON. Stops adding past `limit` characters. */
export function jsonText(snapshot: unknown, limit: number): string {
  if (typeof snapshot === 'string') return snapshot;
  return typeof snapshot === 'object' && snapshot !== null ? containerText(snapshot, limit) : `${snapshot as number}`;
}

function containerText(container: object, limit: number): string {
  const list = isArray(container);
  const keys = objectKeys(container);
  let text = '';
  for (let i = 0; i < keys.length && text.length <= limit; i++) {
    const value = (container as Copy)[keys[i]!];
    text += (i === 0 ? '' : ',') + (list ? '' : `${quote(keys[i]!)}:`) + (typeof value === 'string' ? quote(value) : jsonText(value, limit));
  }
  return list ? `[${text}]` : `{${text}}`;
}
