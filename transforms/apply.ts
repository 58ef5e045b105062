import MagicString, { type SourceMap } from 'magic-string';
import { applyEdit } from './edit.js';
import type { PlanOptions } from './options.js';
import { plan } from './plan.js';

/** A transformed file with the map back to what the user wrote. */
export interface Transformed {
  readonly code: string;
  readonly map: SourceMap;
}

/** Applies the plan to text; `null` when the file needs nothing, which is what bundlers want to hear. */
export function transform(code: string, file: string, options?: PlanOptions): Transformed | null {
  const edits = plan(code, file, options);
  if (edits.length === 0) return null;
  const text = new MagicString(code);
  for (const edit of edits) applyEdit(text, edit);
  return { code: text.toString(), map: text.generateMap({ source: file, includeContent: true, hires: 'boundary' }) };
}
