import { openRecording } from './context.js';
import { engine } from './engine.js';
import { registry } from './registry.js';
import { SpanRecording } from './span.js';
import { TraceRecording } from './trace.js';
import type { CallSite } from './call-site.js';
import type { Recording } from './recording.js';
import type { Scope } from './scope.js';
import type { SpanKind } from './types.js';

const random = Math.random;

/** Makes a span under the recording of a scope; with none there, in a trace of its own. Begun, not announced. */
export function openSpan(site: CallSite, name: string, kind: SpanKind, startedAt: number, scope: Scope | undefined, lazy = false): SpanRecording {
  const parent = openRecording(scope);
  if (parent !== undefined) return new SpanRecording(site, name, kind, parent.trace, parent, startedAt, scope);
  const trace = newTrace(site, name, startedAt, scope);
  if (!lazy) trace.announce();
  const span = new SpanRecording(site, name, kind, trace, trace, startedAt, scope);
  trace.soleSpan = span;
  return span;
}

/** Makes a trace; in the scope of an open one an `AGENT` span, unless `site.newTrace` asks for a trace of its own. */
export function openTrace(site: CallSite, name: string, startedAt: number, scope: Scope | undefined): TraceRecording | SpanRecording {
  const parent = site.newTrace ? undefined : openRecording(scope);
  if (parent === undefined) return newTrace(site, name, startedAt, scope);
  parent.trace.belongTo(site);
  return new SpanRecording(site, name, 'AGENT', parent.trace, parent, startedAt, scope);
}

/** Makes a span under a recording that the user named. */
export function openUnder(parent: Recording, site: CallSite, name: string, kind: SpanKind, startedAt: number, scope: Scope | undefined): SpanRecording {
  return new SpanRecording(site, name, kind, parent.trace, parent, startedAt, scope);
}

function newTrace(site: CallSite, name: string, startedAt: number, scope: Scope | undefined): TraceRecording {
  const trace = new TraceRecording(site, name, startedAt, scope, sampled());
  trace.link = scope?.recording;
  return trace;
}

function sampled(): boolean {
  const { sampleRate } = engine().config;
  return registry.enabled && (sampleRate === 1 || random() < sampleRate);
}
