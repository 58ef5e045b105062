import { SpanKind, flush, init, shutdown, span, withTrace } from 'pandaprobe';

/** The `pandaprobe` package as its documentation sets it up: one POST a trace, one at a time. */
export function sdk({ name, kind, make }, { url }) {
  init({ apiKey: 'bench', projectName: 'bench', endpoint: url });
  return {
    inside: (block) => withTrace('agent', block),
    call: span({ kind: SpanKind[kind] })(make(), { kind: 'method', name }),
    drain: () => flush(120),
    finish: shutdown,
  };
}
