import type { Verdict } from './verdict.js';

export function runShapes(what: { child: string; tracer: string; node?: string; env?: NodeJS.ProcessEnv; only?: string }): Promise<{ tracer: string; version: string; verdicts: Verdict[] }>;
