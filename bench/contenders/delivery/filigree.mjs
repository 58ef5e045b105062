import { configure, flush, span, startTrace } from '../../../dist/esm/index.js';
import { otlp } from '../../../dist/esm/exporters/otlp.js';
import { pandaprobe as toPandaProbe } from '../../../dist/esm/exporters/pandaprobe.js';

/**
 * filigree and its exporters. By default secrets are redacted and everything is written to the store on disk before it is sent.
 * `Memory`: `store: false`. `Bare`: also `redact: false`, and one set of attributes, which is the work that the peers do.
 */

const FLUSH_MS = 120_000;

function delivering({ name, kind, make }, exporter, options) {
  configure({ exporters: [exporter], onError() {}, ...options });
  return {
    inside: (block) => startTrace('agent', {}, block),
    call: span({ name, kind }, make()),
    drain: () => flush(FLUSH_MS),
    // At the end of a program there is nothing to call.
    finish() {},
  };
}

const stored = (protocol) => (workload, { url, dir }) => delivering(workload, otlp({ url, protocol }), { store: { dir } });
const inMemory = (protocol) => (workload, { url }) => delivering(workload, otlp({ url, protocol }), { store: false });
const bare = (protocol) => (workload, { url }) => delivering(workload, otlp({ url, protocol, openInference: false }), { store: false, redact: false });

/** Its default pace is what one key may send to the service, 100 traces a minute. */
export function pandaprobe(workload, { url, dir }) {
  const exporter = toPandaProbe({ endpoint: url, apiKey: `sk_pp_${'0'.repeat(64)}`, project: 'bench', perMinute: 100_000 });
  return delivering(workload, exporter, { store: { dir } });
}

export const protobuf = stored('protobuf');
export const json = stored('json');
export const protobufMemory = inMemory('protobuf');
export const jsonMemory = inMemory('json');
export const protobufBare = bare('protobuf');
export const jsonBare = bare('json');
