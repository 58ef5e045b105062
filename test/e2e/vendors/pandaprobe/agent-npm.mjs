import { init, score, session, shutdown, withTrace, user as asUser, getCurrentTrace, withSpan } from 'pandaprobe';

const nap = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const user = { role: 'user', content: 'Why?' };
const assistant = { role: 'assistant', content: 'Because.' };

init({});

let traceId;
await session('conversation-1', () => asUser('user-1', () =>
  withTrace('support-agent', { input: { messages: [user] }, tags: ['prod', 'eu'], metadata: { tenant: 'acme' } }, async (t) => {
    traceId = t.traceId;
    await withSpan('retrieve', { kind: 'RETRIEVER', metadata: { index: 'docs' } }, async (s) => {
      s.setInput({ query: 'Why?', k: 4 });
      s.setOutput({ documents: ['d1', 'd2'] });
    });
    await withSpan('generate', { kind: 'LLM', model: 'gpt-5.4' }, async (s) => {
      s.setInput({ messages: [{ role: 'system', content: 'Be brief.' }, user] });
      s.setModelParameters({ temperature: 0.7, max_tokens: 100 });
      s.setCompletionStartTime(new Date());
      s.setTokenUsage({ promptTokens: 150, completionTokens: 80, totalTokens: 230, reasoningTokens: 12 });
      s.setCost({ total: 0.002, input: 0.0008 });
      s.setOutput({ messages: [assistant] });
    });
    await withSpan('notify', { kind: 'TOOL' }, async () => {
      throw new TypeError('connection refused');
    }).catch(() => {});
    const branch = (name, before, after) => withSpan(name, { kind: 'CHAIN' }, async () => {
      await nap(before);
      await withSpan(`${name}-child`, { kind: 'TOOL' }, () => nap(after));
    });
    await Promise.all([branch('left', 20, 200), branch('right', 100, 200)]);
    t.setOutput({ messages: [assistant] });
  })),
);
await withTrace('failing-agent', { input: { question: 'When?' } }, async () => {
  throw new RangeError('too late');
}).catch(() => {});
score(traceId, 'quality', '0.9', { reason: 'helpful' });
await shutdown();
