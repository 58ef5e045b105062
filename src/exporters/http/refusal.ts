import { ExportError } from '../export-error.js';
import type { RefusalKind } from '../export-error.js';
import type { HttpAnswer } from './client.js';

const LATER = new Set([408, 425, 429]);
const INVALID = new Set([400, 422]);

/** What an answer means for the batch that was sent; `undefined` for success. */
export function refusalOf(answer: HttpAnswer, destination: string): ExportError | undefined {
  if (answer.status >= 200 && answer.status < 300) return undefined;
  return new ExportError(kindOf(answer.status), `${destination} answered ${answer.status}`);
}

function kindOf(status: number): RefusalKind {
  if (LATER.has(status) || status >= 500) return 'unavailable';
  if (INVALID.has(status)) return 'invalid';
  return status === 413 ? 'too-large' : 'denied';
}
