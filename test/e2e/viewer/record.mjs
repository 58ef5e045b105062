/**
 * Records traces for the tests into a folder, as a program does: `node record.mjs DIR`. Prints their ids as JSON. With
 * `--live` it then waits for lines on its input: `span` ends a span, `end` ends the trace.
 */
import { createInterface } from 'node:readline';
import { configure, score, shutdown, startTrace } from '../../../dist/esm/index.js';

const [dir, mode] = process.argv.slice(2);
configure({ store: { dir }, exporters: [], environment: 'test' });

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const question = { role: 'user', content: [{ type: 'text', text: 'How are **spans** kept?' }, { type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}` } }] };
const call = { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'readSection', arguments: '{"title":"Crash"}' } }] };
const result = { role: 'tool', tool_call_id: 'call_1', content: '{"section":"store.md"}' };
const answer = 'They are *appended* to a journal.\n\n| what | cost |\n|---|---|\n| span | 4 µs |\n\nSee [the docs](https://example.com/docs) and ![chart](https://example.com/chart.png).';

function research(number) {
  return startTrace('ResearchAgent.ask', { input: { question: `Question ${number}` }, sessionId: 'session-1', userId: `user-${number}`, tags: ['test'] }, (t) => {
    t.span('plan', { kind: 'CHAIN' }, (plan) => {
      plan.setInput({ goal: `find ${number}`, depth: { of: ['a', 'b', { c: null }] } }).setOutput(['one', 'two']);
      for (const round of [1, 2]) {
        plan.span('complete', { kind: 'LLM', model: 'gpt-5.4' }, (s) => {
          s.setInput({ messages: [{ role: 'system', content: `Round ${round}` }, question, call, result] });
          s.setOutput({ choices: [{ message: { role: 'assistant', content: answer }, finish_reason: 'stop' }] });
          s.setTokenUsage({ promptTokens: 100 * number, completionTokens: 20 }).setCost({ total: 0.001 * number });
        });
      }
    });
    try {
      t.span('readSection', { kind: 'TOOL', input: { title: 'needle in the input' } }, (s) => {
        s.addEvent('retry', { attempt: number });
        throw new RangeError('no such section', { cause: new TypeError('the cause of it') });
      });
    } catch {
      // The agent goes on.
    }
    if (number > 1) t.span('extra', { kind: 'EVALUATOR' }, (s) => s.setOutput(number));
    t.setOutput({ text: answer });
    score(t, 'helpful', 0.9, { reason: 'cites the section' });
    return t.traceId;
  });
}

const ids = [research(1), research(2)];
try {
  startTrace('FailingAgent.run', { input: 'x' }, (t) => {
    ids.push(t.traceId);
    throw new Error('the whole run failed');
  });
} catch {
  // It is what is tested.
}

if (mode === '--live') await live();
else console.log(JSON.stringify(ids));
await shutdown();

async function live() {
  const t = startTrace('LiveAgent.run', { input: { n: 1 } });
  console.log(JSON.stringify([...ids, t.traceId]));
  let number = 0;
  for await (const line of createInterface(process.stdin)) {
    if (line === 'end') break;
    t.span(`live step ${++number}`, { kind: 'TOOL' }).end();
  }
  t.end();
}
