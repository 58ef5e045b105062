import { decoded } from './headers.js';
import type { Headers } from './headers.js';

/**
 * Headers whose values are no secrets. Any other can be one, whatever its name: keys travel as `x-api-key`,
 * `x-honeycomb-team`, `lightstep-access-token`.
 */
const PLAIN = /^(?:accept|accept-.+|connection|content-.+|date|host|idempotency-key|traceparent|user-agent|.*-(?:environment|id|name|orgid|project|region|version))$/i;

/** Shorter texts stand in too many answers by chance. */
const LEAST_LENGTH = 6;

export const MASK = '[secret]';

/** The texts of a request that no message may show, longest first. */
export function secretsOf(url: URL, headers: Headers): readonly string[] {
  const inHeaders = Object.entries(headers).filter(([name]) => !PLAIN.test(name)).flatMap(([, value]) => partsOf(value));
  const inUrl = [decoded(url.password), ...url.searchParams.values()];
  const secrets = [...inHeaders, ...inUrl].filter((text) => text.length >= LEAST_LENGTH).flatMap(spellings);
  return [...new Set(secrets)].sort((a, b) => b.length - a.length);
}

/** Text in which secrets are replaced by `[secret]`. */
export function mask(text: string, secrets: readonly string[]): string {
  return secrets.reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
}

/** Bytes in which secrets are replaced; the same buffer when there is none in it. */
export function maskBytes(bytes: Buffer, secrets: readonly string[]): Buffer {
  if (!secrets.some((secret) => bytes.includes(secret))) return bytes;
  const asLatin1 = secrets.map((secret) => Buffer.from(secret).toString('latin1'));
  return Buffer.from(mask(bytes.toString('latin1'), asLatin1), 'latin1');
}

/** `Bearer abc` is secret as a whole and without its scheme, `Basic ...` also decoded. */
function partsOf(value: string): string[] {
  const [, scheme, credentials = ''] = /^(\S+)\s+(.+)$/.exec(value) ?? [];
  if (scheme?.toLowerCase() !== 'basic') return [value, credentials];
  const login = Buffer.from(credentials, 'base64').toString();
  return [value, credentials, login, login.slice(login.indexOf(':') + 1)];
}

/** As it is, and as URLs and JSON write it. */
function spellings(text: string): string[] {
  return [text, encodeURIComponent(text.toWellFormed()), JSON.stringify(text).slice(1, -1)];
}
