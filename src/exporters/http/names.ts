import dns from 'node:dns';
import { nextTick } from 'node:process';
import { now } from '../../clock.js';
import type { LookupFunction } from 'node:net';

/** How long a name that was not found is not asked for again. */
const MISSING_MS = 30_000;

const MISSING = new Set(['ENOTFOUND', 'EAI_AGAIN']);

/** Looks names up, and remembers for a while which ones could not be found: a dead resolver is not stormed by retries. */
export class Names {
  readonly #missing = new Map<string, { readonly error: NodeJS.ErrnoException; readonly until: number }>();

  /** In the form in which `net.connect` wants it. */
  readonly lookup: LookupFunction = (name, options, done) => {
    const known = this.#missing.get(name);
    if (known !== undefined && now() < known.until) return nextTick(done, known.error, '');
    dns.lookup(name, options, (error, address, family) => {
      if (error !== null && MISSING.has(error.code ?? '')) this.#missing.set(name, { error, until: now() + MISSING_MS });
      else this.#missing.delete(name);
      done(error, address as string, family);
    });
  };
}
