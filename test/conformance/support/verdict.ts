import { setImmediate, setTimeout } from 'node:timers/promises';
import { Observer } from './observer.js';
import { plain } from '../tracers/plain.js';
import type { SeenSpan, Shape, Tracer, Truth } from './shape.js';

/** What became of a shape under a tracer. */
export interface Verdict {
  readonly name: string;
  readonly row: string;
  readonly limit?: string;
  /** The first thing that the program sees differently. */
  readonly changed?: string;
  /** How the spans differ from what happened. */
  readonly untrue?: string;
  /** The process did not live to the end of the shape. */
  readonly died?: string;
}

/** Longest that a shape may take; a tracer that swallows an answer leaves it waiting. */
const PATIENCE_MS = 4000;

const FAILED = 'the program failed with';

const EVENTS = ['unhandledRejection', 'rejectionHandled', 'uncaughtException'] as const;

/** Runs a shape without and with the tracer, and compares. */
export async function judge(shape: Shape, tracer: Tracer): Promise<Verdict> {
  const begun = Date.now();
  const before = await observe(shape, plain);
  if (before.some((line) => line.startsWith(FAILED))) throw new Error(`the shape \`${shape.name}\` fails without a tracer: ${before.join('\n')}`);
  await tracer.finished();
  tracer.troubles();
  const after = await observe(shape, tracer);
  // What an earlier shape left open can end now, when it is collected.
  const spans = (await tracer.finished()).filter(({ startedAt }) => startedAt >= begun);
  const { name, row, limit } = shape;
  const changed = firstDifference(before, after);
  const untrue = trouble(shape, tracer) ?? (shape.truth && contradiction(shape.truth, spans, tracer));
  return { name, row, ...(limit !== undefined && { limit }), ...(changed !== undefined && { changed }), ...(untrue !== undefined && { untrue }) };
}

async function observe(shape: Shape, tracer: Tracer): Promise<readonly string[]> {
  const observer = new Observer();
  const listeners = EVENTS.map((event) => [event, (...values: unknown[]) => observer.note(event, ...(event === 'rejectionHandled' ? [] : values.slice(0, 1)))] as const);
  for (const [event, listener] of listeners) process.on(event as never, listener as never);
  const late = setTimeout(PATIENCE_MS, 'late', { ref: true });
  const done = Promise.resolve()
    .then(() => shape.run(tracer, observer.see))
    .catch((error: unknown) => observer.note(FAILED, error));
  if ((await Promise.race([done, late])) === 'late') observer.note('the program never finished');
  // Rejections are reported after the microtasks, late ones when they are handled.
  for (let turn = 0; turn < 4; turn++) await setImmediate();
  for (const [event, listener] of listeners) process.off(event as never, listener as never);
  return observer.lines;
}

/** The first thing that a tracer should not have said, or should have. */
function trouble({ warnings = [] }: Shape, tracer: Tracer): string | undefined {
  const said = [...tracer.troubles()];
  for (const warning of tracer.warns ? warnings : []) {
    const at = said.findIndex((line) => warning.test(line));
    if (at === -1) return `did not say ${warning}`;
    said.splice(at, 1);
  }
  return said[0];
}

function firstDifference(before: readonly string[], after: readonly string[]): string | undefined {
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    if (before[i] !== after[i]) return `${before[i] ?? 'nothing more'} → ${after[i] ?? 'nothing more'}`;
  }
  return undefined;
}

function contradiction(truth: Truth, spans: readonly SeenSpan[], tracer: Tracer): string | undefined {
  if (typeof truth === 'function') return truth(spans);
  const seen = spans.map((span) => ({ span, path: pathOf(span, spans) }));
  for (const line of truth) {
    const [, path, status, least = '0'] = /^(.*): (ok|error|cancelled)(?: for (\d+) ms)?$/.exec(line)!;
    const at = seen.findIndex((candidate) => candidate.path === path);
    if (at === -1) return `no span \`${path}\` has ended; there are ${seen.map((other) => `\`${other.path}\``).join(', ') || 'none'}`;
    const { span } = seen[at]!;
    seen.splice(at, 1);
    if (span.status !== status && (tracer.cancels || status !== 'cancelled')) return `\`${path}\` is ${span.status}, not ${status}`;
    if (span.milliseconds < Number(least)) return `\`${path}\` lasts ${span.milliseconds.toFixed(1)} ms, not ${least}`;
  }
  return seen.length === 0 ? undefined : `too many spans: ${seen.map(({ path }) => `\`${path}\``).join(', ')}`;
}

function pathOf({ name, parent }: SeenSpan, spans: readonly SeenSpan[]): string {
  if (parent === undefined) return name;
  const above = spans.find(({ id }) => id === parent);
  return above === undefined ? `? > ${name}` : `${pathOf(above, spans)} > ${name}`;
}
