import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// The built package by its place: bench/ is a package of its own, where the name `filigree` does not resolve.
import { configure, currentSpan, flush, span, startTrace, stats, trace } from '../../dist/esm/index.js';

const drop = { name: 'drop', async export() {} };

function instrumented({ kind, model, make }) {
  return span({ kind, model }, make((usage) => currentSpan()?.setTokenUsage(usage)));
}

/** Blocks run in an open trace; model calls also under an agent's span, so that they are nested. */
function parent({ kind }) {
  if (kind !== 'LLM') return { inside: (block) => startTrace('bench', {}, block), perBlock: 1 };
  return { inside: (block) => startTrace('bench', {}, (t) => t.span('agent', { kind: 'AGENT' }, block)), perBlock: 2 };
}

async function exported() {
  const report = await flush();
  return report.drop.exported;
}

/** What the issue is about: a span in an open trace, and an exporter that looks at nothing. */
export function inTrace(workload) {
  configure({ exporters: [drop], store: false });
  return { call: instrumented(workload), ...parent(workload), drain: flush, received: exported };
}

/** `@span` with no trace around it: two records a call. */
export function alone(workload) {
  configure({ exporters: [drop], store: false });
  return { call: instrumented(workload), perCall: 2, drain: flush, received: exported };
}

export function traced({ make }) {
  configure({ exporters: [drop], store: false });
  return { call: trace({}, make()), drain: flush, received: exported };
}

/** An exporter that wants every record. */
export function read(workload) {
  let spans = 0;
  let traces = 0;
  const reader = {
    name: 'read',
    async export(batch) {
      for (const { endTime } of batch.spans) if (endTime > 0) spans += 1;
      for (const { endTime } of batch.traces) if (endTime > 0) traces += 1;
    },
  };
  configure({ exporters: [reader], store: false });
  return { call: instrumented(workload), ...parent(workload), drain: flush, received: () => spans + traces };
}

/** The default: no exporter, and the store on disk. */
export function journal(workload) {
  const dir = mkdtempSync(join(tmpdir(), 'filigree-bench-'));
  configure({ exporters: [], store: { dir } });
  return {
    call: instrumented(workload),
    ...parent(workload),
    drain: flush,
    received() {
      const { ended, dropped } = stats();
      return Object.values(dropped).reduce((rest, lost) => rest - lost, ended);
    },
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

export function off(workload) {
  configure({ enabled: false });
  return { call: instrumented(workload) };
}

/** Keeps the records that an exporter reads. */
export function kept(workload) {
  const records = [];
  configure({ exporters: [{ name: 'keep', async export(batch) { records.push(...batch.spans); } }], store: false });
  return { call: instrumented(workload), ...parent(workload), drain: flush, kept: records };
}

export function depth() {
  configure({ exporters: [drop], store: false, onError() {} });
  return { wrap: (fn) => span({ name: 'walk' }, fn), inside: (block) => startTrace('bench', {}, block) };
}
