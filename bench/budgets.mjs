/** What the design allows. Each knows how to read its figure from a summary; `limit` is per Node version where it differs. */

const over = (caseId, contender, field) => (summary, node) => summary.over(node, caseId, contender, 'plain.call', field);
const depth = (field) => (summary, node) => summary.share(node, 'depth', 'filigree.depth', 'plain.depth', field);
const ns = (value) => `${Math.round(value)} ns`;
const kilobytes = (value) => `${(value / 1000).toFixed(2)} KB`;
const percent = (value) => `${Math.round(value * 100)} %`;
const times = (value) => `${value.toFixed(2)}x`;

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
];

export function isMet({ atLeast, limit }, node, value) {
  return atLeast ? value >= limit[node] : value <= limit[node];
}
