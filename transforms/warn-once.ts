import type { Mistake, Skip } from './options.js';

/** Says each remark once: a watching compiler plans the same file again and again. */
export function warnOnce(): (remark: Skip | Mistake) => void {
  const said = new Set<string>();
  return (remark) => {
    const warning = remarkText(remark);
    if (!said.has(warning)) console.warn(warning);
    said.add(warning);
  };
}

export function remarkText({ file, line, column, reason }: Skip | Mistake): string {
  return `filigree: ${file}:${line}:${column} ${reason}`;
}
