import { escapeTerminal } from '../../text/escape.js';
import { ExportError } from '../export-error.js';
import { refusalOf } from '../http/refusal.js';
import { shortened } from './shortened.js';
import type { HttpAnswer } from '../http/client.js';
import type { Call } from './call.js';

/** Characters of what a server says that a message shows. */
const MOST_QUOTED = 300;

/** What the server said of a request that it looked at. What concerns the sender or the moment is an `ExportError`. */
export type Verdict = Taken | NotStored | Refusal;

export interface Taken {
  readonly kind: 'taken';
  readonly text: string;
}

/** The trace is not known; after `POST /traces` that can mean that it is still being stored. */
export interface NotStored {
  readonly kind: 'not-stored';
}

/** Something in the body is refused. */
export interface Refusal {
  readonly kind: 'invalid' | 'too-large';
  /** What it named. */
  readonly fields: readonly RefusedField[];
  readonly message: string;
}

/** A field that the server refused, such as `spans -> 0 -> kind`, and why. */
export interface RefusedField {
  readonly path: readonly string[];
  readonly message: string;
}

/** @param pauseMs How long to wait if too many requests were sent. */
export function verdictOf(answer: HttpAnswer, call: Call, shown: string, pauseMs: number): Verdict | ExportError {
  const text = answer.body.toString();
  if (isNotStored(answer.status, text, call)) return { kind: 'not-stored' };
  const refusal = refusalOf(answer, shown);
  if (refusal === undefined) return taken(answer.status, text, shown);
  if (answer.status === 429) return tooMany(text, shown, refusal.retryAfterMs ?? pauseMs);
  if (refusal.kind === 'invalid') return invalid(answer.status, text, shown);
  return refusal.kind === 'too-large' ? { kind: 'too-large', fields: [], message: refusal.message } : refusal;
}

/** All that the API says is an object or a list of them; a page of a web site would be a success otherwise. Long answers are cut. */
function taken(status: number, text: string, shown: string): Taken | ExportError {
  if (/^\s*[{[]/.test(text)) return { kind: 'taken', text };
  return new ExportError('denied', `${shown} answered ${status} with something that is not PandaProbe's. Is this the address of its API?`);
}

/**
 * The rate limit answers `{"error": "Rate limit exceeded: …"}`, a plan whose traces are used up `{"detail": "…"}` (server 0.5.0).
 * To wait a minute helps against the first alone.
 */
function tooMany(text: string, shown: string, pauseMs: number): ExportError {
  const { detail } = parsed(text);
  if (typeof detail !== 'string') return new ExportError('unavailable', `${shown} answered 429, too many requests a minute`, { retryAfterMs: pauseMs });
  return new ExportError('denied', `${shown} answered 429: the plan's quota is used up. Upgrade the plan, or wait for its next period. It said: ${quoted(detail)}`);
}

/** Spans and updates for an unknown trace answer 404, scores break a foreign key of the database and answer a bare 500 (server 0.5.0). */
function isNotStored(status: number, text: string, { route, traceId }: Call): boolean {
  if (traceId === undefined) return false;
  if (status === 404) return String(parsed(text).detail).includes(traceId);
  return status === 500 && route === 'score' && text === 'Internal Server Error';
}

/** Without a list of fields it is not the body that is refused: the project's name, for one. */
function invalid(status: number, text: string, shown: string): Verdict | ExportError {
  const { detail, errors } = parsed(text);
  if (status === 422 && !Array.isArray(errors) && typeof detail === 'string') return new ExportError('denied', `${shown} answered 422: ${quoted(detail)}`);
  const fields = Array.isArray(errors) ? errors.map(refusedField) : [];
  const told = fields.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
  return { kind: 'invalid', fields, message: `${shown} answered ${status}${told && `: ${told}`}` };
}

function refusedField(error: { field?: unknown; message?: unknown } | null): RefusedField {
  const path = quoted(String(error?.field ?? '')).split(' -> ').filter((part) => part !== '');
  return { path, message: quoted(String(error?.message ?? '')) };
}

/** What a server says can be anything, and is shown on a terminal. */
function quoted(text: string): string {
  return escapeTerminal(shortened(text, MOST_QUOTED));
}

function parsed(text: string): { detail?: unknown; errors?: unknown } {
  try {
    return Object(JSON.parse(text)) as object;
  } catch {
    return {};
  }
}
