import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from '../apply.js';
import { projectFile } from '../place.js';
import { mentionsFiligree } from '../prefilter.js';
import { warnOnce } from '../warn-once.js';

/** What Node's loader says about a module, as far as it concerns us. */
export interface Loaded {
  readonly format?: string | null;
  readonly source?: string | ArrayBuffer | NodeJS.ArrayBufferView | null;
  readonly shortCircuit?: boolean;
}

export type LoadContext = object;
export type LoadHook = (url: string, context: LoadContext, next: (url: string, context: LoadContext) => Loaded) => Loaded;

/** The hook of Node versions that run hooks where modules are loaded. */
export const load: LoadHook = (url, context, next) => lower(url, next(url, context));

/** Nothing is built here that could fail: the program runs, and the run time tells a mistake too. */
const remark = warnOnce();

/** The module with its names and without our decorators; types stay, for whoever strips them. */
export function lower(url: string, loaded: Loaded): Loaded {
  const file = userFile(url);
  const text = file !== undefined && loaded.source ? textOf(loaded.source) : '';
  if (file === undefined || !mentionsFiligree(text) || !isWhatUserWrote(text, file)) return loaded;
  const transformed = transform(text, file, { erase: nothingLowers(file, loaded), onSkip: remark, onMistake: remark });
  return transformed ? { ...loaded, source: `${transformed.code}\n//# sourceMappingURL=${transformed.map.toUrl()}` } : loaded;
}

/** Packages were compiled by whoever published them. */
function userFile(url: string): string | undefined {
  const { protocol, pathname } = new URL(url);
  return protocol === 'file:' && /\.[cm]?[jt]sx?$/.test(pathname) && !pathname.includes('/node_modules/') ? fileURLToPath(`file://${pathname}`) : undefined;
}

function textOf(source: NonNullable<Loaded['source']>): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}

/** What another hook has compiled before has neither the decorators nor the places that the user wrote. */
function isWhatUserWrote(text: string, file: string): boolean {
  if (text === new TextDecoder().decode(readFileSync(file))) return true;
  const reason = 'Expected the text of the file, got what another hook made of it: names come at run time. Put `--import filigree/register` before that hook.';
  remark({ file: projectFile(file), line: 1, column: 1, reason });
  return false;
}

/**
 * Node itself takes nothing but types away, and says so in the format. A hook behind ours that compiles TypeScript (tsx)
 * has given the format of what it will make, and lowers decorators in the dialect of the project.
 */
function nothingLowers(file: string, { format }: Loaded): boolean {
  return !/\.[cm]?tsx?$/.test(file) || format?.endsWith('-typescript') === true;
}
