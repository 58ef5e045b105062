/** What the design allows. Each knows how to read its figure from a summary; `limit` is per Node version where it differs. */

const over = (caseId, contender) => (summary, node) => summary.over(node, caseId, contender, 'plain.call', 'ns');
const ns = (value) => `${Math.round(value)} ns`;
const times = (value) => `${value.toFixed(2)}x`;

export const budgets = [
  {
    what: 'recorded call: overhead, as a multiple of the floor\'s',
    caseId: 'call',
    figure: (summary, node) => summary.ratio(node, 'call', 'filigree.inTrace', 'floor.settle'),
    limit: { 20: 1.5, 24: 1.5 },
    show: times,
  },
  {
    what: 'recorded call: overhead, as a multiple of that of OpenTelemetry with JSON attributes',
    caseId: 'call',
    figure: (summary, node) => summary.ratio(node, 'call', 'filigree.inTrace', 'otel.json'),
    limit: { 20: 0.3, 24: 0.3 },
    show: times,
  },
  { what: 'nested model call with 2 KB: overhead', caseId: 'llm', figure: over('llm', 'filigree.inTrace'), limit: { 20: 1500, 24: 1200 }, show: ns },
  { what: 'call with tracing off: overhead', caseId: 'off', figure: over('off', 'filigree.off'), limit: { 20: 50, 24: 50 }, show: ns },
  {
    what: 'heap of a finished span',
    caseId: 'heap',
    figure: (summary, node) => summary.value(node, 'heap', 'filigree.kept', 'bytes'),
    limit: { 20: 2500, 24: 2500 },
    show: (value) => `${(value / 1000).toFixed(2)} KB`,
  },
  {
    what: 'reachable recursion depth, of a plain function\'s',
    caseId: 'depth',
    figure: (summary, node) => summary.value(node, 'depth', 'filigree.depth', 'depth') / summary.value(node, 'depth', 'plain.depth', 'depth'),
    limit: { 20: 0.6, 24: 0.6 },
    atLeast: true,
    show: (value) => `${Math.round(value * 100)} %`,
  },
  {
    what: 'import',
    caseId: 'import',
    figure: (summary, node) => summary.over(node, 'import', '../dist/esm/index.js', 'none', 'ms'),
    limit: { 20: 20, 24: 20 },
    show: (value) => `${Math.round(value)} ms`,
  },
];

export function isMet({ atLeast, limit }, node, value) {
  return atLeast ? value >= limit[node] : value <= limit[node];
}
