import { escapeTerminal } from '../../text/escape.js';
import { ExportError } from '../export-error.js';
import { retryAfterMs } from './retry-after.js';
import type { RefusalKind } from '../export-error.js';
import type { HttpAnswer } from './request.js';

const LATER = new Set([408, 425, 429]);
const INVALID = new Set([400, 422]);

/** Characters of an answer's body in a message. */
const EXCERPT = 200;

const WRONG_URL = 'Check the URL';

/** What a user can do about it; the rest is up to the destination. */
const ADVICE: Readonly<Record<number, string>> = {
  401: 'Check the key or the token',
  403: 'Check the key or the token, and what it allows',
  404: WRONG_URL,
  405: WRONG_URL,
  407: 'Put user and password into the URL of the proxy',
  410: WRONG_URL,
};

/**
 * What an answer means for the batch that was sent; `undefined` for success. 408, 425, 429 and 5xx are `unavailable`, 400
 * and 422 `invalid`, 413 `too-large`, all else `denied`. Whether a 2xx is really one is for the caller to read in its body.
 * @param destination Who answered, without secrets: the beginning of the message.
 */
export function refusalOf(answer: HttpAnswer, destination: string): ExportError | undefined {
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return undefined;
  const kind = kindOf(status);
  const parts = [`${destination} answered ${status}`, isRedirect(answer) ? redirect(headers.location) : excerpt(answer), ADVICE[status] ?? ''];
  return new ExportError(kind, parts.filter(Boolean).join('. '), { retryAfterMs: kind === 'unavailable' ? retryAfterMs(headers) : undefined });
}

function kindOf(status: number): RefusalKind {
  if (LATER.has(status) || status >= 500) return 'unavailable';
  if (INVALID.has(status)) return 'invalid';
  return status === 413 ? 'too-large' : 'denied';
}

function isRedirect({ status }: HttpAnswer): boolean {
  return status >= 300 && status < 400;
}

/** A redirect is never followed: it would take the key along to whoever is named. The rest of its URL can hold secrets. */
function redirect(location: string | undefined): string {
  const to = location !== undefined && URL.canParse(location) ? new URL(location).origin : 'another path';
  return `It redirects to ${escapeTerminal(to)}, which is not followed. If that is the right place, configure its URL`;
}

/** The beginning of a body that is text, on one line. */
function excerpt({ headers, body }: HttpAnswer): string {
  if (isEncoded(headers['content-encoding']) || body.includes(0)) return '';
  const text = body.subarray(0, EXCERPT * 8).toString().replaceAll('\uFFFD', '').replace(/\s+/g, ' ').trim();
  const characters = [...text];
  return escapeTerminal(characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join('')}…` : text);
}

function isEncoded(encoding: string | undefined): boolean {
  return encoding !== undefined && encoding !== 'identity';
}
