import { configure, currentTrace, propagate, score, shutdown, startTrace } from 'filigree';
import { pandaprobe } from 'filigree/exporters/pandaprobe';

const nap = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const user = { role: 'user', content: 'Why?' };
const assistant = { role: 'assistant', content: 'Because.' };

configure({ exporters: [pandaprobe()], store: false });

let traceId;
await propagate({ sessionId: 'conversation-1', userId: 'user-1' }, () =>
  startTrace('support-agent', { input: { messages: [user] }, tags: ['prod', 'eu'], metadata: { tenant: 'acme' } }, async (t) => {
    traceId = t.traceId;
    await t.span('retrieve', { kind: 'RETRIEVER', metadata: { index: 'docs' } }, async (s) => {
      s.setInput({ query: 'Why?', k: 4 }).setOutput({ documents: ['d1', 'd2'] });
    });
    await t.span('generate', { kind: 'LLM', model: 'gpt-5.4' }, async (s) => {
      s.setInput({ messages: [{ role: 'system', content: 'Be brief.' }, user] });
      s.setModelParameters({ temperature: 0.7, max_tokens: 100 });
      s.setCompletionStartTime(new Date());
      s.setTokenUsage({ promptTokens: 150, completionTokens: 80, totalTokens: 230, reasoningTokens: 12 });
      s.setCost({ total: 0.002, input: 0.0008 });
      s.setOutput({ messages: [assistant] });
    });
    await t.span('notify', { kind: 'TOOL' }, async () => {
      throw new TypeError('connection refused');
    }).catch(() => {});
    const branch = (name, before, after) => t.span(name, { kind: 'CHAIN' }, async (s) => {
      await nap(before);
      await currentTrace().span(`${name}-child`, { kind: 'TOOL' }, () => nap(after));
    });
    await Promise.all([branch('left', 20, 200), branch('right', 100, 200)]);
    t.setOutput({ messages: [assistant] });
  }),
);
await startTrace('failing-agent', { input: { question: 'When?' } }, async () => {
  throw new RangeError('too late');
}).catch(() => {});
score(traceId, 'quality', 0.9, { reason: 'helpful' });
const report = await shutdown();
if (report.pandaprobe.failed + report.pandaprobe.pending + report.pandaprobe.dropped > 0) throw new Error(JSON.stringify(report));
