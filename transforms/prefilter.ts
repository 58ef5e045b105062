import { wordsOf } from './modules.js';
import type { PlanOptions } from './options.js';

/** Whether a file can concern the transform at all. Runs on every file of a project, so it is one search in the text. */
export function mentionsFiligree(code: string, options: PlanOptions = {}): boolean {
  if (code.includes('filigree')) return true;
  return options.modules !== undefined && wordsOf(options).some((word) => code.includes(word));
}
