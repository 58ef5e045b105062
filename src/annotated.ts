import { CallOpening } from './call-opening.js';
import { CallSite } from './call-site.js';
import { declare } from './declared.js';
import { registry } from './registry.js';
import { recorder } from './run.js';
import type { AnyFunction } from './run.js';
import type { Site } from './site.js';
import type { SpanKind } from './types.js';

/** Calls the body of a function in a recording; `values` is what its parameters hold when it begins. */
export type RecordedCall = <R>(values: readonly unknown[], body: () => R) => R;

/**
 * What generated code makes once for a function whose doc comment says `@span` or `@trace`, and then calls in the place
 * of its body.
 */
export function annotated(site: Site, what: 'span' | 'trace', kind?: SpanKind): RecordedCall {
  const opening = callOpening(site, what, kind);
  // The body is another closure at each call, and so is its wrapper: off, there is none.
  return (values, body) => (registry.enabled ? (Reflect.apply(recorder(body as AnyFunction, opening), undefined, values) as never) : body());
}

/** Opens a recording for each call of an annotated function, which is known to exporters from now on. */
export function callOpening(site: Site, what: 'span' | 'trace', kind: SpanKind | undefined): CallOpening {
  const name = site.name ?? 'anonymous';
  const callSite = new CallSite({ kind, name }, undefined, site);
  declare(name, what === 'trace' ? 'AGENT' : callSite.kind);
  return new CallOpening(callSite, what === 'trace', () => ({ name, final: true }));
}
