import { shortened } from './shortened.js';
import { storable, storableText } from './storable.js';

/** What PandaProbe has no field for. It stands in the metadata under `filigree`, so that nothing of a record is lost. */
export class Notes {
  readonly #kept: Record<string, unknown> = {};

  keep(name: string, value: unknown): void {
    if (value !== undefined) this.#kept[name] = value;
  }

  /** Text that fits into a column, `undefined` for none; when it had to be cut, the whole of it is noted under `name`. */
  fit(name: string, text: string | undefined, most: number, shorten: typeof shortened = shortened): string | undefined {
    if (text === undefined || text === '') return undefined;
    const safe = storableText(text);
    const short = shorten(safe, most);
    if (short !== safe) this.keep(name, safe);
    return short;
  }

  /** The metadata of the record with the notes in it; `undefined` when there is neither. */
  inMetadata(metadata: unknown): Record<string, unknown> | undefined {
    const own = asObject(metadata);
    if (Object.keys(this.#kept).length === 0) return own && (storable(own) as Record<string, unknown>);
    return storable({ ...own, filigree: { ...asObject(own?.['filigree']), ...this.#kept } }) as Record<string, unknown>;
  }
}

/** The server takes nothing but objects for free data; what captured data became otherwise stands under `value`. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : { value };
}
