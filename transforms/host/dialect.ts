import { dirname, join } from 'node:path';
import { getTsconfig, parseTsconfig, type TsConfigJsonResolved } from 'get-tsconfig';

const cache = new Map<string, boolean>();

/** Whether the tsconfig that a file belongs to asks for TypeScript's older decorators, which compilers lower themselves. */
export function isLegacy(file: string): boolean {
  const folder = dirname(file);
  let legacy = cache.get(folder);
  if (legacy === undefined) cache.set(folder, (legacy = readLegacy(folder)));
  return legacy;
}

/** A config that cannot be read is the compiler's to complain about. */
function readLegacy(folder: string): boolean {
  try {
    const found = getTsconfig(folder);
    return found !== null && asksForLegacy(found.config, dirname(found.path));
  } catch {
    return false;
  }
}

/** A config of nothing but references, as Vite's templates have it, speaks through them. */
function asksForLegacy({ compilerOptions, references = [] }: TsConfigJsonResolved, folder: string): boolean {
  if (compilerOptions?.experimentalDecorators !== undefined) return compilerOptions.experimentalDecorators;
  return references.some(({ path }) => {
    const file = path.endsWith('.json') ? join(folder, path) : join(folder, path, 'tsconfig.json');
    return parseTsconfig(file).compilerOptions?.experimentalDecorators === true;
  });
}
