import { now } from './clock.js';
import { declare } from './declared.js';
import { engine } from './engine.js';
import { openSpan, openTrace } from './open.js';
import { currentSlot, scopeIn } from './slot.js';
import type { CallSite } from './call-site.js';
import type { Recording } from './recording.js';
import type { Opening } from './run.js';

/**
 * Names a call whose function had no name when it was wrapped; gets the `this` of the call. A name is `final` where no
 * other `this` can give a better one.
 */
export type NameFinder = (self: unknown) => { name: string; final: boolean };

/** Opens a span or a trace for each call of a function. */
export class CallOpening implements Opening {
  readonly #site: CallSite;
  readonly #isTrace: boolean;
  readonly #findName: NameFinder;

  constructor(site: CallSite, isTrace: boolean, findName: NameFinder) {
    this.#site = site;
    this.#isTrace = isTrace;
    this.#findName = findName;
  }

  /** Whatever goes wrong before the call is ours alone: then the call goes on unrecorded. */
  begin(self: unknown, args: readonly unknown[]): Recording | undefined {
    const site = this.#site;
    try {
      const name = site.name ?? this.#findNow(self);
      const slot = currentSlot();
      const scope = scopeIn(slot);
      const recording = this.#isTrace ? openTrace(site, name, now(), scope) : openSpan(site, name, site.kind, now(), scope);
      recording.slot = slot;
      site.captureArguments(recording, args);
      recording.announce();
      return recording;
    } catch (error) {
      engine().failed(error);
      return undefined;
    }
  }

  #findNow(self: unknown): string {
    const { name, final } = this.#findName(self);
    if (!final) return name;
    this.#site.name = name;
    declare(name, this.#isTrace ? 'AGENT' : this.#site.kind);
    return name;
  }
}
