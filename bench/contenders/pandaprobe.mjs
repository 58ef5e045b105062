import { SpanKind, flush, init, span, withSpan, withTrace } from 'pandaprobe';

/** The `pandaprobe` package: its decorator for plain calls, its callback form where token usage is set. */

/** `maxQueueSize` counts traces, and a trace leaves at its end; the endpoint is never reached. */
function start(enabled) {
  return init({ apiKey: 'bench', projectName: 'bench', endpoint: 'http://127.0.0.1:9', enabled });
}

function instrumented(workload) {
  return workload.kind === 'LLM' ? modelCall(workload) : decorated(workload);
}

function decorated({ name, kind, make }) {
  return span({ kind: SpanKind[kind] })(make(), { kind: 'method', name });
}

function modelCall({ name, model, usage, make }) {
  const fn = make();
  return (request) =>
    withSpan(name, { kind: SpanKind.LLM, model }, async (s) => {
      s.setInput(request);
      const output = await fn(request);
      s.setOutput(output);
      s.setTokenUsage(usage);
      return output;
    });
}

function parent({ kind }) {
  if (kind !== 'LLM') return { inside: (block) => withTrace('bench', block), perBlock: 0 };
  return { inside: (block) => withTrace('bench', () => withSpan('agent', { kind: SpanKind.AGENT }, block)), perBlock: 1 };
}

/** Its transport is replaced, so nothing is serialised: the like of the dropping exporters of the others. */
export function dropped(workload) {
  const client = start(true);
  let spans = 0;
  client.transport.enqueueTrace = (payload) => (spans += payload.spans.length);
  return { call: instrumented(workload), ...parent(workload), received: () => spans };
}

/** Its own transport with a `fetch` that answers at once: JSON is made, nothing is sent. */
export function fetched(workload) {
  start(true);
  const accepted = { status: 202 };
  let spans = 0;
  globalThis.fetch = async (_url, { body }) => {
    spans += body.split('"span_id"').length - 1;
    return accepted;
  };
  return { call: instrumented(workload), ...parent(workload), drain: flush, received: () => spans };
}

export function off(workload) {
  start(false);
  return { call: instrumented(workload) };
}

/** Keeps the payloads as its transport would queue them. */
export function kept(workload) {
  const client = start(true);
  const records = [];
  client.transport.enqueueTrace = (payload) => records.push(...payload.spans);
  return { call: instrumented(workload), ...parent(workload), kept: records };
}
