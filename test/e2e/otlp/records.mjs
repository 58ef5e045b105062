/** Records with everything that has made a backend of OTLP stumble, and one ordinary agent run. */

const TRACE = '01a1fdf4-2916-703e-8000-045ba594d408';
const ALONE = '01a1fdf4-2916-703e-8000-045ba594d409';
const START = (Date.now() - 60_000) * 1000;

const idOf = (number) => `01a1fdf4-2917-703e-8001-${number.toString(16).padStart(12, '0')}`;
let made = 0;

function span(name, kind, fields = {}) {
  made++;
  return { spanId: idOf(made), traceId: TRACE, name, kind, status: 'COMPLETED', startTime: START + made * 1000, endTime: START + made * 1000 + 500, ...fields };
}

const odd = {
  text: 'ü 漢 🌲 \u0000 \u2028 "\\ \ud800 half',
  numbers: [0, -1, 1.5, -(2 ** 40), 2 ** 53 - 1, 1e300, 5e-324],
  nothing: null,
  yes: true,
  empty: [{}, [], ''],
  nested: { a: [{ b: { c: [1, 'x', null] } }] },
};

const messages = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: [{ type: 'text', text: 'What is this?\n' }, { type: 'image_url', image_url: { url: 'https://example.com/a.png' } }] },
  { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'look', arguments: '{"at":"a.png"}' } }] },
  { role: 'tool', tool_call_id: 'call_1', content: 'a tree' },
];

let deep = 'bottom';
for (let i = 0; i < 60; i++) deep = { next: [deep] };

const agent = span('Agent.run', 'AGENT', { input: { question: 'What is this?' }, output: 'A tree.', metadata: odd, tags: ['e2e', odd.text], source: { file: 'agent.ts', line: 3, function: 'Agent.run' } });
const under = { parentSpanId: agent.spanId };

const spans = [
  agent,
  span('answer', 'LLM', {
    ...under,
    model: 'gpt-5.4',
    input: { messages, temperature: 0.2, max_tokens: 100 },
    output: { id: 'chatcmpl-1', model: 'gpt-5.4-2026', choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'A tree.' } }] },
    tokenUsage: { promptTokens: 150, completionTokens: 80, cacheReadTokens: 100, imageTiles: 4 },
    cost: { total: 0.0021, prompt: 0.001, completion: 0.0011 },
    metadata: { provider: 'openai' },
    completionStartTime: START + 2100,
  }),
  span('search', 'TOOL', { ...under, input: odd, status: 'ERROR', error: { type: 'SearchError', message: odd.text, stack: 'SearchError: no\n    at search', cause: { type: 'Error', message: 'closed' } } }),
  span('Retriever.find', 'RETRIEVER', { ...under, input: { query: 'tree' }, output: [{ id: 'd1', content: 'one', score: 0.9, metadata: { page: 1 } }, 'two'] }),
  span('embed', 'EMBEDDING', { ...under, model: 'embed-1', input: ['a', 'b'], output: [[0.1], [0.2]] }),
  span('cancelled', 'CHAIN', { ...under, status: 'CANCELLED', statusReason: 'the user left', events: [{ name: 'retry', time: START + 10, attributes: odd }, { name: '', time: START + 11 }] }),
  span('deep', 'OTHER', { ...under, input: deep, metadata: { deep } }),
  span(odd.text, 'OTHER', { ...under, metadata: { [odd.text]: odd.text } }),
  span('', 'OTHER', under),
  span('remote', 'CHAIN', { parentSpanId: '00000000-0000-0000-00f0-67aa0ba902b7' }),
  { ...span('alone', 'TOOL'), traceId: ALONE },
];
const alone = spans.at(-1);

export const batch = {
  spans,
  traces: [
    { traceId: ALONE, name: alone.name, status: 'COMPLETED', startTime: alone.startTime, endTime: alone.endTime },
    { traceId: TRACE, name: 'e2e', status: 'COMPLETED', startTime: START, endTime: START + 50_000, sessionId: 's-1', userId: 'u-1', project: 'filigree-e2e', environment: 'test', release: '1.2.3', input: { question: 'What is this?' }, output: 'A tree.', link: { traceId: ALONE, spanId: alone.spanId } },
  ],
  scores: [{ traceId: TRACE, spanId: agent.spanId, name: 'helpful', value: 0.9, reason: 'right', time: START + 60_000 }],
  started: { spans: [], traces: [] },
};
batch.size = batch.spans.length + batch.traces.length + batch.scores.length;

/** Spans that a backend must have in the end: the trace that was opened for one span is that span. */
export const EXPECTED_SPANS = spans.length + 2;

export const hexOf = (uuid) => uuid.replaceAll('-', '');
export const traceIds = { whole: hexOf(TRACE), alone: hexOf(ALONE) };
