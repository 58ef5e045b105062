/** What the design allows. Each knows how to read its figure from a summary; `limit` is per Node version where it differs. */

const over = (caseId, contender, field) => (summary, node) => summary.over(node, caseId, contender, 'plain.call', field);
const depth = (field) => (summary, node) => summary.share(node, 'depth', 'filigree.depth', 'plain.depth', field);
const measured = (caseId, contender, field) => (summary, node) => summary.value(node, caseId, contender, field);
const multiple = (caseId, contender, other, field) => (summary, node) => summary.multiple(node, caseId, contender, other, field);
const ns = (value) => `${Math.round(value)} ns`;
const kilobytes = (value) => `${(value / 1000).toFixed(2)} KB`;
const percent = (value) => `${Math.round(value * 100)} %`;
const times = (value) => `${value.toFixed(2)}x`;
const seconds = (value) => `${value.toFixed(1)} s`;
const megabytes = (value) => `${Math.round(value)} MB`;
const perSecond = (value) => `${Math.round(value / 1000)} k/s`;
const [FLOOR, OTEL] = ['delivery/floor.raw', 'delivery/otel.jsonRoomy'];
const [DEFAULT, BARE] = ['delivery/filigree.protobuf', 'delivery/filigree.protobufBare'];

const LOST_IN = { 'delivery': 'delivery', 'delivery-burst': 'delivery of one burst', 'delivery-slow': 'delivery to a sink that answers after 20 ms' };

export const budgets = [
  {
    what: 'recorded call: overhead, as a multiple of the floor\'s',
    figure: (summary, node) => summary.ratio(node, 'call', 'filigree.inTrace', 'floor.settle'),
    limit: { 20: 1.5, 24: 1.5 },
    show: times,
  },
  {
    what: 'recorded call: overhead, as a multiple of that of OpenTelemetry with JSON attributes',
    figure: (summary, node) => summary.ratio(node, 'call', 'filigree.inTrace', 'otel.json'),
    limit: { 20: 0.3, 24: 0.3 },
    show: times,
  },
  { what: 'nested model call with 2 KB: overhead', figure: over('llm', 'filigree.inTrace', 'ns'), limit: { 20: 1500, 24: 1200 }, show: ns },
  { what: 'call with tracing off: overhead', figure: over('off', 'filigree.off', 'ns'), limit: { 20: 50, 24: 50 }, show: ns },
  { what: 'heap that a recorded call allocates', figure: over('call', 'filigree.inTrace', 'bytes'), limit: { 20: 2500, 24: 2500 }, show: kilobytes },
  { what: 'heap that a finished span keeps', figure: (summary, node) => summary.value(node, 'heap', 'filigree.kept', 'bytes'), limit: { 20: 2500, 24: 2500 }, show: kilobytes },
  { what: 'reachable recursion depth, cold', figure: depth('cold'), limit: { 20: 0.6, 24: 0.6 }, atLeast: true, show: percent },
  { what: 'reachable recursion depth, warm', figure: depth('warm'), limit: { 20: 0.6, 24: 0.6 }, atLeast: true, show: percent },
  {
    what: 'import',
    figure: (summary, node) => summary.over(node, 'import', '../dist/esm/index.js', 'none', 'ms'),
    limit: { 20: 20, 24: 20 },
    show: (value) => `${Math.round(value)} ms`,
  },
  { what: 'delivery, the work that the peers do: rate, as a multiple of the floor\'s', figure: multiple('delivery', BARE, FLOOR, 'rate'), limit: { 20: 0.8, 24: 0.8 }, atLeast: true, show: times },
  { what: 'delivery, the work that the peers do: CPU, as a multiple of OpenTelemetry\'s', figure: multiple('delivery', BARE, OTEL, 'cpu'), limit: { 20: 0.6, 24: 0.6 }, show: times },
  { what: 'delivery, redacted and stored: rate, as a multiple of the floor\'s', figure: multiple('delivery', DEFAULT, FLOOR, 'rate'), limit: { 20: 0.8, 24: 0.8 }, atLeast: true, show: times },
  { what: 'delivery, redacted and stored: CPU, as a multiple of OpenTelemetry\'s', figure: multiple('delivery', DEFAULT, OTEL, 'cpu'), limit: { 20: 0.6, 24: 0.6 }, show: times },
  { what: 'delivery to a sink that answers after 20 ms: rate', figure: measured('delivery-slow', DEFAULT, 'rate'), limit: { 24: 50_000 }, atLeast: true, show: perSecond },
  ...['delivery', 'delivery-burst', 'delivery-slow'].map((id) => ({
    what: `${LOST_IN[id]}: lost`,
    figure: measured(id, DEFAULT, 'lost'),
    limit: { 20: 0, 24: 0 },
    show: percent,
  })),
  { what: 'no sink for the whole run: from the end of the work to the end of the process', figure: measured('delivery-down', DEFAULT, 'held'), limit: { 20: 2, 24: 2 }, show: seconds },
  { what: 'no sink for the whole run: delivered by the next start', figure: measured('delivery-down', DEFAULT, 'recovered'), limit: { 20: 1, 24: 1 }, atLeast: true, show: percent },
  { what: 'a million spans, and no sink: peak memory', figure: measured('delivery-dead', DEFAULT, 'peak'), limit: { 20: 128, 24: 128 }, show: megabytes },
  { what: 'a million spans, and no sink: longest stall of the event loop', figure: measured('delivery-dead', DEFAULT, 'stall'), limit: { 20: 50, 24: 50 }, show: (value) => `${Math.round(value)} ms` },
];

export function isMet({ atLeast, limit }, node, value) {
  return atLeast ? value >= limit[node] : value <= limit[node];
}
