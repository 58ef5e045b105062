import type { File } from '@babel/types';
import type { FileContext } from '../context.js';
import type { Place } from '../site.js';
import { skipBlank } from '../skip-blank.js';
import { readAnnotation, type Annotation } from './annotation.js';

/** An annotation and where its comment stands. */
export interface LocatedAnnotation extends Annotation {
  readonly place: Place;
}

/** The annotations of a file, by the offset of what follows their comment. What they say wrong is told here. */
export function findAnnotations({ comments }: File, context: FileContext): Map<number, LocatedAnnotation> {
  const found = new Map<number, LocatedAnnotation>();
  for (const { type, value, loc, end } of comments ?? []) {
    const read = type === 'CommentBlock' ? readAnnotation(value) : undefined;
    if (!read) continue;
    const place = { file: context.file, line: loc?.start.line ?? 1, column: (loc?.start.column ?? 0) + 1 };
    if ('problem' in read) context.skip({ ...place, reason: `${read.problem} The function is left as it is.` });
    else found.set(skipBlank(context.code, end ?? 0), { ...read, place });
  }
  return found;
}
