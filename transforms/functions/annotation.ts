import { KINDS } from '../resolve.js';

/** What a doc comment asks for: `@trace`, `@span`, `@span LLM`. */
export interface Annotation {
  readonly what: 'span' | 'trace';
  readonly kind: string | undefined;
}

/** What a comment says that cannot be done: expected, got, what to do. */
export interface BadAnnotation {
  readonly problem: string;
}

const KIND_NAMES = [...[...KINDS].map((kind) => kind.toUpperCase()), 'OTHER'];

/** A tag on a line of its own; `@spanner`, `@span.llm(...)` and `see @span` are none. */
const TAG = /^[ \t]*\*?[ \t]*@(span|trace)(?:[ \t]+(\S.*?))?[ \t]*$/gm;

const FENCED = /```[^]*?(?:```|$)/g;

/** Reads the text of a comment between its delimiters; `undefined` for one that is no doc comment or has none of our tags. */
export function readAnnotation(comment: string): Annotation | BadAnnotation | undefined {
  if (!comment.startsWith('*') || !/@(?:span|trace)\b/.test(comment)) return undefined;
  const tags = [...comment.slice(1).replace(FENCED, '').matchAll(TAG)];
  const [tag, another] = tags;
  if (!tag) return undefined;
  if (another) return { problem: `Expected one \`@span\` or \`@trace\` in a comment, got ${tags.length}. Keep one of them.` };
  return checked(tag[1] as Annotation['what'], tag[2]);
}

function checked(what: Annotation['what'], rest: string | undefined): Annotation | BadAnnotation {
  if (rest === undefined) return { what, kind: undefined };
  if (what === 'trace') return { problem: `Expected nothing behind \`@trace\`, got \`${rest}\`. Put the text on another line.` };
  if (KIND_NAMES.includes(rest)) return { what, kind: rest };
  return { problem: `Expected \`@span\` alone or with one of ${KIND_NAMES.join(', ')}, got \`${rest}\`. Correct the kind, or put the text on another line.` };
}
