/** Records every payload in every field that holds text: `node record-payloads.mjs DIR`. Prints the ids of the traces. */
import { configure, score, shutdown, startTrace } from '../../../dist/esm/index.js';
import { PAYLOADS } from './payloads.mjs';

configure({ store: { dir: process.argv[2] }, exporters: [], environment: 'test', redact: undefined });

class Hostile extends Error {}

/** Some spans a trace: a page is looked at in one go. */
const TOGETHER = 40;

function hostile(t, payload) {
  t.span(payload, { kind: 'LLM', model: payload, tags: [payload], metadata: { [payload]: payload } }, (s) => {
    s.setInput({ messages: [{ role: payload, name: payload, content: payload }, { role: 'user', content: [{ type: 'text', text: payload }, { type: 'image_url', image_url: { url: payload } }] }, { role: 'assistant', content: payload, tool_calls: [{ id: payload, type: 'function', function: { name: payload, arguments: JSON.stringify({ [payload]: payload }) } }] }, { role: 'tool', tool_call_id: payload, content: payload }] });
    s.setOutput({ choices: [{ message: { role: 'assistant', content: payload }, finish_reason: payload }] });
    s.setModelParameters({ [payload]: payload });
    s.addEvent(payload, { [payload]: payload });
    const error = new Hostile(payload, { cause: new Hostile(payload) });
    error.name = payload;
    s.setError(error);
    score(s, payload, payload, { reason: payload });
  });
}

const ids = [];
for (let from = 0; from < PAYLOADS.length; from += TOGETHER) {
  const some = PAYLOADS.slice(from, from + TOGETHER);
  startTrace(some[0], { input: { question: some[0] }, sessionId: some[0], userId: some[0], tags: some, metadata: { [some[0]]: some[0] } }, (t) => {
    ids.push(t.traceId);
    for (const payload of some) hostile(t, payload);
    t.setOutput({ text: some[0] });
  });
}
await shutdown();
console.log(JSON.stringify(ids));
