import type { Skip } from './options.js';

/** Says each skip once: a watching compiler plans the same file again and again. */
export function warnOnce(): (skip: Skip) => void {
  const said = new Set<string>();
  return ({ file, line, column, reason }) => {
    const warning = `filigree: ${file}:${line}:${column} ${reason}`;
    if (!said.has(warning)) console.warn(warning);
    said.add(warning);
  };
}
