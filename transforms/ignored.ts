import type { File } from '@babel/types';

const MARK = '@filigree-ignore';

/** Whether a comment in front of the file's code, `// @filigree-ignore`, tells the transform to leave the file alone. */
export function isIgnored(ast: File, code: string): boolean {
  if (!code.includes(MARK)) return false;
  const { body, directives } = ast.program;
  const begin = Math.min(...[body[0], directives[0]].map((node) => node?.start ?? Infinity));
  return (ast.comments ?? []).some(({ value, end }) => (end ?? 0) <= begin && /^[\s*]*@filigree-ignore\b/m.test(value));
}
